import { useState } from 'react';
import { provesBuild } from '../../../electron/shared/trip-steps.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Arrival } from '../../components/Arrival.tsx';
import { Page } from '../../components/Page.tsx';
import { BuildRun } from './BuildRun.tsx';
import { BuiltFrom } from './BuiltFrom.tsx';
import { ExistingKitPanel } from './ExistingKitPanel.tsx';
import { KitPanel } from './KitPanel.tsx';
import { NextStep } from './NextStep.tsx';
import { ProjectSections } from './ProjectSections.tsx';
import { signerOf } from './prepare-end.ts';
import { SignPanel } from './SignPanel.tsx';
import { type Source, SourcePanel } from './SourcePanel.tsx';
import { usePrepare } from './use-prepare.ts';

/** From a Go project, or from a kit that is built already, to a signed kit. */
export function PrepareStep() {
  const { t } = useTexts();
  const step = usePrepare();
  const { trip, prepare, kit, isRunning } = step;
  const { project, kitDir } = trip;
  const [source, setSource] = useState<Source>(project === null && kitDir !== null ? 'kit' : 'project');
  const [isChanging, setChanging] = useState(false);
  const isBuilt = prepare !== null ? provesBuild(prepare) : kitDir !== null;
  const isOpen = !isRunning && (isChanging || !isBuilt);
  const close = () => setChanging(false);
  return (
    <div data-step="prepare">
      <Page title={t('prepare.title')} lead={t('prepare.lead')}>
        {isRunning && <BuiltFrom trip={trip} onChange={null} />}
        {!isOpen && !isRunning && (
          <Arrival key="closed">
            <BuiltFrom trip={trip} onChange={() => setChanging(true)} />
          </Arrival>
        )}
        {prepare !== null && <BuildRun key={prepare.jobId} job={prepare} trip={trip} />}
        {isOpen && (
          <Arrival key="open">
            <SourcePanel source={source} onChange={setSource} isKeeping={isBuilt} onKeep={close} />
          </Arrival>
        )}
        {isOpen && source === 'kit' && <ExistingKitPanel trip={trip} onChosen={close} />}
        {isOpen && source === 'project' && <ProjectSections trip={trip} onBuild={close} />}
        {isBuilt && kitDir !== null && !isRunning && (
          <KitPanel
            kit={kit}
            evidence={prepare?.evidence ?? []}
            vouched={step.end === 'signed' ? signerOf(step.sign) : null}
          />
        )}
        {isBuilt && kitDir !== null && prepare?.state !== 'running' && kit.error === undefined && (
          <SignPanel
            kitDir={kitDir}
            rehearsal={kit.data?.rehearsal ?? null}
            isSigned={(kit.data?.signatures.length ?? 0) > 0}
            sign={step.sign}
            end={step.end}
            signers={step.signers}
          />
        )}
        <NextStep step={step} />
      </Page>
    </div>
  );
}
