import { ExternalLink } from 'lucide-react';
import type { NeededProgram } from '../../electron/shared/doctor.ts';
import { useTexts } from '../app/use-texts.ts';
import { request } from '../bridge/bridge.ts';
import { Actions } from '../components/Actions.tsx';
import { Button } from '../components/Button.tsx';
import { Command } from '../components/Command.tsx';
import { Notice } from '../components/Notice.tsx';
import { Stack } from '../components/Stack.tsx';
import { reportProblem } from '../state/problems.ts';

/** No Go: what that prevents, what it does not, and how to get it. */
export function GoMissing() {
  const { t } = useTexts();
  const open = async () => {
    const answer = await request('window.open-link', { link: 'install-go' });
    if (!answer.ok) reportProblem(answer.error);
  };
  return (
    <Notice tone="bad" title={t('home.doctor.go')}>
      <p>{t('home.doctor.go.text')}</p>
      <Mending xbps={['go']} apt={['golang-go']} />
      <p>{t('home.doctor.go.other')}</p>
      <Actions>
        <Button onPress={() => void open()} icon={<ExternalLink size={16} aria-hidden />}>
          {t('about.install-go')}
        </Button>
      </Actions>
    </Notice>
  );
}

/** Programs that are missing and weigh the same, each with its purpose, and one command for all of them. */
export function ProgramsMissing({
  needs,
  tone,
}: {
  readonly needs: readonly NeededProgram[];
  /** `bad`: essential ones. */
  readonly tone: 'bad' | 'warn';
}) {
  const { t, ui } = useTexts();
  if (needs.length === 0) return null;
  return (
    <Notice tone={tone} title={t(tone === 'bad' ? 'home.doctor.essential' : 'home.doctor.optional')}>
      <ul>
        {needs.map(({ program, purpose }) => (
          <li key={program}>
            <code>{program}</code> {t('home.doctor.purpose', { purpose: ui(`doctor.${purpose}`) })}
          </li>
        ))}
      </ul>
      <Mending xbps={needs.map(({ xbps }) => xbps)} apt={needs.map(({ apt }) => apt)} />
    </Notice>
  );
}

function Mending({ xbps, apt }: { readonly xbps: readonly string[]; readonly apt: readonly string[] }) {
  const { t } = useTexts();
  return (
    <Stack gap="tight">
      <p>{t('home.doctor.void')}</p>
      <Command text={`xbps-install ${once(xbps)}`} />
      <p>{t('home.doctor.debian')}</p>
      <Command text={`apt install ${once(apt)}`} />
    </Stack>
  );
}

/** Several programs may come with one package. */
function once(packages: readonly string[]): string {
  return [...new Set(packages)].join(' ');
}
