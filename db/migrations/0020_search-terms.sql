-- What is compared when papers and agendas are searched: the same steps as app/rules/arabic.ts (fold) and
-- app/rules/search-terms.ts (stems, unjoined), held to the same vectors by tests/server/search/terms.test.ts.
-- The schema is named because PostgreSQL makes an index with an empty search path.
create extension if not exists pg_trgm;
--> statement-breakpoint
create function majlis_fold(words text) returns text language sql immutable strict parallel safe as $$
  select normalize(
    translate(
      regexp_replace(
        lower(normalize(regexp_replace(words, '[\uFC5E-\uFC63\uFCF2-\uFCF4\uFE70-\uFE7F]', '', 'g'), NFKC)),
        '[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u08D3-\u08E1\u08E3-\u08FF\u0640\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\u00AD]',
        '', 'g'),
      'أإآٱىیئؤةک٫٬٪٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'اااايييوهك.,%01234567890123456789'),
    NFKC)
$$;
--> statement-breakpoint
create function majlis_spaced(folded text) returns text language sql immutable strict parallel safe as $$
  select ' ' || trim(regexp_replace(folded, '[\t\n\v\f\r\u0020-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u060c\u061b\u061f\u066a-\u066d\u06d4\u2000-\u206f\u2190-\u2bff\u3000-\u303f]+', ' ', 'g')) || ' '
$$;
--> statement-breakpoint
create function majlis_stems(folded text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(regexp_replace(regexp_replace(regexp_replace(public.majlis_spaced(folded),
    '(?<= )[وف]?(?:ال|بال|كال|لل)(?=[\u0621-\u064a]{3})', '', 'g'),
    '(?<=[\u0621-\u064a]{3})(?:تها|ات|ين|ون|ها|ه)(?= )', '', 'g'),
    '(?<=[a-z]{2})ies(?= )', 'y', 'g'),
    '(?<=[a-z]{2}[a-rt-z])s(?= )', '', 'g')
$$;
--> statement-breakpoint
create function majlis_unjoined(folded text) returns text language sql immutable strict parallel safe as $$
  select public.majlis_stems(regexp_replace(regexp_replace(public.majlis_spaced(folded),
    ' (?![وفبلك][\u0621-\u064a]{4})[^ ]*(?= )', '', 'g'),
    ' (?:[وف][بلك](?=[\u0621-\u064a]{4})|[وفبلك])', ' ', 'g'))
$$;
--> statement-breakpoint
create function majlis_terms(folded text) returns tsvector language sql immutable strict parallel safe as $$
  select array_to_tsvector(array(
    select distinct term
    from unnest(string_to_array(public.majlis_stems(folded) || public.majlis_unjoined(folded), ' ')) as term
    where term <> '' and length(term) <= 200))
$$;
--> statement-breakpoint
-- Under the C locale pg_trgm knows no letters but Latin ones: each Arabic letter is lent one, and those that are often confused
-- share it. For likeness only.
create function majlis_latin(folded text) returns text language sql immutable strict parallel safe as $$
  select translate(folded, 'ابتثجحخدذرزسشصضطظعغفقكلمنهويء', 'abtcjhkdzrzsxqofowgpvilmneuy')
$$;
--> statement-breakpoint
create index paper_page_terms on paper_page using gin (public.majlis_terms(folded));
--> statement-breakpoint
create index paper_page_like on paper_page using gin (public.majlis_latin(folded) gin_trgm_ops);
--> statement-breakpoint
create index agenda_snapshot_terms on agenda_snapshot using gin (public.majlis_terms(public.majlis_fold(canonical)));
