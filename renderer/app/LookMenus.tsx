import { Languages, SunMoon } from 'lucide-react';
import type { Settings } from '../../electron/shared/contract/window.ts';
import { OptionMenu } from '../components/OptionMenu.tsx';
import { changeSettings, useSettings } from '../state/settings.ts';
import { useTexts } from './use-texts.ts';

const themes = ['system', 'light', 'dark', 'contrast'] as const satisfies readonly Settings['theme'][];

/** Language and look. A language is named in itself, so that its speaker finds it. */
export function LookMenus() {
  const { t } = useTexts();
  const { language, theme } = useSettings();
  return (
    <>
      <OptionMenu
        label={t('app.language')}
        icon={<Languages size={16} aria-hidden />}
        value={language ?? 'system'}
        options={[
          { value: 'system', title: t('app.language.system') },
          { value: 'en', title: 'English' },
          { value: 'zh-CN', title: '简体中文' },
        ]}
        onChange={(value) => void changeSettings({ language: value === 'system' ? null : value })}
      />
      <OptionMenu
        label={t('app.theme')}
        icon={<SunMoon size={16} aria-hidden />}
        value={theme}
        options={themes.map((value) => ({ value, title: t(`app.theme.${value}`) }))}
        onChange={(value) => void changeSettings({ theme: value })}
      />
    </>
  );
}
