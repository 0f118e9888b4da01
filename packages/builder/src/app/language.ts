import type { Language, Text } from '@mortise/shared/text';
import { textIn } from '@mortise/shared/text';
import i18next from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';

const key = 'mortise.language';

void i18next.use(initReactI18next).init({
  lng: localStorage.getItem(key) === 'en' ? 'en' : 'zh',
  fallbackLng: 'zh',
  supportedLngs: ['zh', 'en'],
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false, bindI18n: 'languageChanged' },
});
markDocument(currentLanguage());

/** The language the reader chose; Chinese unless they chose otherwise. */
export function useLanguage(): Language {
  useTranslation();
  return currentLanguage();
}

/** A reader of texts in the chosen language. */
export function useTextIn(): (text: Text) => string {
  const language = useLanguage();
  return useCallback((text) => textIn(language, text), [language]);
}

/** Changes the language of every screen at once, and remembers it. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(key, language);
  markDocument(language);
  void i18next.changeLanguage(language);
}

/**
 * Declares the texts of one screen, each in both languages side by side, so that none can be missing. Gives the hook that reads
 * them: `t('key', { name: value })`. They travel with the screen that needs them.
 */
export function screenTexts<K extends string>(screen: string, texts: Readonly<Record<K, Text>>) {
  for (const language of ['zh', 'en'] as const) {
    const entries = Object.entries<Text>(texts).map(([name, text]) => [name, text[language]]);
    i18next.addResourceBundle(language, screen, Object.fromEntries(entries));
  }
  return function useTexts(): (name: K, values?: Readonly<Record<string, string | number>>) => string {
    const { t } = useTranslation(screen);
    return (name, values) => {
      // Widened, because the library's types try to look every key up in a table of their own.
      const wide: string = name;
      return String(t(wide, { ns: screen, ...values }));
    };
  };
}

function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh';
}

function markDocument(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
