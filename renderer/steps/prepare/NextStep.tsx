import { useTexts } from '../../app/use-texts.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { Stack } from '../../components/Stack.tsx';
import { goTo } from '../../state/route.ts';
import { useStepStates } from '../../state/use-step-states.ts';
import { signerOf } from './prepare-end.ts';
import type { Prepare } from './use-prepare.ts';

/** The way on, which opens by evidence alone; until then, why it does not. */
export function NextStep({ step }: { readonly step: Prepare }) {
  const { t } = useTexts();
  const states = useStepStates();
  const isProven = step.end === 'signed' && states?.prepare === 'proven';
  const reason = useReason(step);
  return (
    <Stack gap="tight">
      {!isProven && <p>{t('prepare.next.not', { reason })}</p>}
      <Actions>
        <Button
          kind="primary"
          isDisabled={!isProven}
          onPress={() => goTo({ screen: 'trip', tripId: step.trip.id, step: 'write' })}
        >
          {t('prepare.next')}
        </Button>
      </Actions>
    </Stack>
  );
}

function useReason({ end, isRunning, kit, trip, sign }: Prepare): string {
  const { t } = useTexts();
  if (end !== null) return t(`prepare.end.${end}`, { fingerprint: signerOf(sign) });
  if (isRunning) return t('prepare.why.running');
  if (trip.kitDir === null) return t('prepare.why.nothing');
  return t(kit.error ? 'prepare.why.unreadable' : 'prepare.why.asking');
}
