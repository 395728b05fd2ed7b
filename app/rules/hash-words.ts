// A hash read aloud: each byte is one of 256 plain words, the same place in both languages, so that two people can compare
// what two screens show without spelling out digits. Eight words are 64 bits. Source: spec "Open (recorded) votes" (the
// vote's hash as eight words), after the PGP word list; the words themselves are ours and are never reordered.
import type { Words } from './rule.ts'

/** The first `count` bytes of a hash in hex, as words. */
export function hashWords(hex: string, count: number): Words[] {
  return Array.from({ length: Math.min(count, hex.length / 2) }, (_, place) => {
    const word = WORDS[Number.parseInt(hex.slice(2 * place, 2 * place + 2), 16)]
    if (!word) throw new RangeError(`Not a hash: ${hex}`)
    return word
  })
}

const LIST = `
نخلة palm|ميزان balance|قنديل lantern|مرسى harbour|ورق paper|نسيم breeze|ندى dew|برج tower
حجر stone|وتر string|باب door|نافذة window|جسر bridge|نهر river|بحر sea|جبل mountain
وادٍ valley|صحراء desert|واحة oasis|بئر well|نبع spring|مطر rain|غيمة cloud|رعد thunder
برق lightning|شمس sun|قمر moon|نجمة star|فجر dawn|ظهر noon|مساء evening|ليل night
ربيع springtime|صيف summer|خريف autumn|شتاء winter|ريح wind|موج wave|شاطئ shore|جزيرة island
خليج gulf|مرجان coral|لؤلؤة pearl|صدفة shell|محار oyster|شراع sail|مجداف oar|سارية mast
مرساة anchor|بوصلة compass|خريطة map|طريق road|درب path|قافلة caravan|خيمة tent|هودج litter
جمل camel|حصان horse|غزال gazelle|أرنب rabbit|ثعلب fox|ذئب wolf|أسد lion|نمر tiger
فهد cheetah|دب bear|فيل elephant|زرافة giraffe|قرد monkey|قطة cat|كلب dog|خروف lamb
بقرة cow|ماعز goat|دجاجة hen|ديك rooster|بطة duck|إوزة goose|حمامة dove|صقر falcon
نسر eagle|بومة owl|غراب crow|عصفور sparrow|هدهد hoopoe|طاووس peacock|نعامة ostrich|لقلق stork
نحلة bee|فراشة butterfly|نملة ant|جرادة locust|عنكبوت spider|سلحفاة turtle|ضفدع frog|تمساح crocodile
سمكة fish|حوت whale|دلفين dolphin|قرش shark|سرطان crab|أخطبوط octopus|وردة rose|ياسمين jasmine
نرجس narcissus|زنبق lily|ريحان basil|نعناع mint|زعتر thyme|زعفران saffron|قرفة cinnamon|هيل cardamom
قرنفل clove|فلفل pepper|كمون cumin|سمسم sesame|ملح salt|سكر sugar|عسل honey|حليب milk
خبز bread|قمح wheat|أرز rice|شعير barley|ذرة maize|عدس lentil|حمص chickpea|فول bean
تمر date|تين fig|عنب grape|رمان pomegranate|زيتون olive|برتقال orange|ليمون lemon|تفاح apple
خوخ peach|مشمش apricot|موز banana|بطيخ melon|توت mulberry|لوز almond|جوز walnut|فستق pistachio
جزر carrot|بصل onion|ثوم garlic|خيار cucumber|فجل radish|سبانخ spinach|يقطين pumpkin|فطر mushroom
أرزة cedar|سرو cypress|صنوبر pine|بلوط oak|صفصاف willow|قصب reed|غصن branch|جذر root
بذرة seed|زهرة flower|ثمرة fruit|شوكة thorn|عشب grass|غابة forest|بستان orchard|حديقة garden
ذهب gold|فضة silver|نحاس copper|حديد iron|رصاص lead|زجاج glass|رخام marble|طين clay
رمل sand|فحم coal|ملاط mortar|خشب wood|قطن cotton|حرير silk|صوف wool|كتان linen
جلد leather|إبرة needle|خيط thread|زر button|ثوب robe|عباءة cloak|عمامة turban|خاتم ring
قلادة necklace|سوار bracelet|تاج crown|مرآة mirror|مشط comb|عطر perfume|صابون soap|منديل handkerchief
كتاب book|قلم pen|حبر ink|مسطرة ruler|دفتر notebook|رسالة letter|طابع stamp|صندوق box
مفتاح key|قفل lock|مطرقة hammer|منشار saw|مسمار nail|سلم ladder|حبل rope|سلة basket
إبريق jug|فنجان cup|صحن plate|ملعقة spoon|سكين knife|قدر pot|فرن oven|موقد stove
شمعة candle|مصباح lamp|جرس bell|ساعة clock|كرسي chair|طاولة table|سرير bed|سجادة carpet
وسادة pillow|ستارة curtain|سقف roof|جدار wall|درج stairs|عمود column|قبة dome|مئذنة minaret
قلعة castle|سور rampart|بوابة gate|سوق market|دكان shop|مخزن store|مدرسة school|مكتبة library
عود lute|ناي flute|طبل drum|دف tambourine|ربابة fiddle|لوحة painting|تمثال statue|علم flag
`

export const WORDS: readonly Words[] = LIST.trim()
  .split(/[|\n]/)
  .map((pair) => {
    const [ar = '', en = ''] = pair.split(' ')
    return { ar, en }
  })
