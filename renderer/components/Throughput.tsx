import { formatBytes } from '../../electron/shared/format.ts';
import { useTexts } from '../app/use-texts.ts';
import { curveOf, rateOf, type Sample } from '../state/samples.ts';
import styles from './Throughput.module.css';

const [WIDTH, HEIGHT] = [600, 96];

/** The bytes per second of a phase as a curve, with the same in words. @param now milliseconds since the epoch */
export function Throughput({ samples, now }: { readonly samples: readonly Sample[]; readonly now: number }) {
  const { t } = useTexts();
  const curve = curveOf(samples);
  if (curve.length < 2) return <p className={styles['none']}>{t('plot.none')}</p>;
  const peak = Math.max(...curve.map(({ rate }) => rate));
  const line = lineOf(curve, peak);
  const rate = formatBytes(rateOf(samples, now) ?? 0);
  return (
    <figure className={styles['plot']}>
      <figcaption className={styles['caption']}>
        <span>{t('plot.title')}</span>
        <span>{t('plot.peak', { peak: formatBytes(peak) })}</span>
      </figcaption>
      <svg
        className={styles['curve']}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('plot.text', { rate, peak: formatBytes(peak) })}
      >
        <path className={styles['area']} d={`${line}L${WIDTH},${HEIGHT}L0,${HEIGHT}Z`} />
        <path className={styles['line']} d={line} />
      </svg>
    </figure>
  );
}

/** A path over the whole width, from 0 at the bottom to the peak at the top. */
function lineOf(curve: ReturnType<typeof curveOf>, peak: number): string {
  const from = curve[0]?.at ?? 0;
  const span = Math.max(1, (curve.at(-1)?.at ?? 0) - from);
  return curve
    .map(({ at, rate }, index) => {
      const x = ((at - from) / span) * WIDTH;
      const y = HEIGHT - 2 - (peak === 0 ? 0 : (rate / peak) * (HEIGHT - 4));
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join('');
}
