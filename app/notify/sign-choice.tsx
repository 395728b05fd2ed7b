import { BellRing } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/field.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { setSigns, useSignSettings } from './settings.ts'
import { play, unlockSound } from './sound.ts'

/** During a sitting: how this device calls its reader. A browser is asked for notices only when somebody chooses them. */
export function SignChoice() {
  const t = useT('notify')
  const { sound, notices } = useSignSettings()
  const [refused, setRefused] = useState(false)
  const chooseNotices = async (wanted: boolean) => {
    setRefused(false)
    if (!wanted) return setSigns({ notices: false })
    const allowed = 'Notification' in window ? await Notification.requestPermission() : 'denied'
    setSigns({ notices: allowed === 'granted' })
    setRefused(allowed !== 'granted')
  }
  const tryIt = () => {
    unlockSound()
    if (sound) play('vote')
    navigator.vibrate?.(200)
    if (notices && 'Notification' in window && Notification.permission === 'granted')
      new Notification(t('try_words'), { tag: 'try', icon: '/icon-180.png' })
  }
  return (
    <Sheet title={t('title')}>
      <div className="stack">
        <p className="small soft">{t('about')}</p>
        <Checkbox isSelected={sound} onChange={(wanted) => setSigns({ sound: wanted })}>
          {t('sound')}
        </Checkbox>
        <Checkbox isSelected={notices} onChange={(wanted) => void chooseNotices(wanted)}>
          {t('notices')}
        </Checkbox>
        {refused ? (
          <p className="small" role="status">
            {t('refused')}
          </p>
        ) : null}
        <Button icon={BellRing} onPress={tryIt}>
          {t('try')}
        </Button>
      </div>
    </Sheet>
  )
}
