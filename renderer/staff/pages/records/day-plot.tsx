import type { AttemptLine } from '../../../../preload/record-contract.ts';
import { useWords } from '../../shell/staff-context.ts';
import {
  countOutcomes,
  hoursOf,
  outcomes,
  stackOf,
  topOf,
  type HourBar,
  type Outcome,
} from './attempt-figures.ts';
import './records.css';

/** Units of the drawing; it is stretched to the place beside the figures, 130 px high on a window of 1366 × 768. */
const size = { width: 1000, height: 195, left: 44, bottom: 32, top: 12 };

/** How many checks each hour had, and how they ended. Distinguished by pattern as well as by colour. */
export function DayPlot({ lines }: { readonly lines: readonly AttemptLine[] }) {
  const { t } = useWords();
  const bars = hoursOf(lines);
  const counts = countOutcomes(lines);
  const described = outcomes.map((outcome) => `${t(`records.is.${outcome}`)}: ${counts[outcome]}`).join(', ');
  return (
    <figure className="day-plot" data-testid="day-plot">
      <Patterns />
      <svg
        className="day-plot-bars"
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={`${t('records.plot')}. ${described}`}
      >
        <Axis top={topOf(bars)} />
        {bars.map((bar, at) => (
          <Bar key={bar.hour} bar={bar} at={at} of={bars.length} top={topOf(bars)} />
        ))}
      </svg>
    </figure>
  );
}

/** An outcome as its bars are drawn. */
export function PlotKey({ outcome }: { readonly outcome: Outcome }) {
  return (
    <svg className="day-plot-key" viewBox="0 0 20 20" aria-hidden="true">
      <rect className={`bar-${outcome}`} x="1" y="1" width="18" height="18" />
    </svg>
  );
}

/** In a drawing of their own: the keys need them where a small window leaves no room for the bars. */
function Patterns() {
  return (
    <svg className="day-plot-patterns" aria-hidden="true">
      <pattern
        id="bar-hatch"
        width="8"
        height="8"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect className="bar-hatch-ground" width="8" height="8" />
        <rect className="bar-hatch-line" width="3.5" height="8" />
      </pattern>
    </svg>
  );
}

const plotHeight = size.height - size.bottom - size.top;
const yOf = (count: number, top: number): number => size.top + plotHeight * (1 - count / top);

function Axis({ top }: { readonly top: number }) {
  return (
    <g className="day-plot-axis">
      {[0, top / 2, top].map((count) => (
        <g key={count}>
          <line x1={size.left} x2={size.width} y1={yOf(count, top)} y2={yOf(count, top)} />
          <text x={size.left - 8} y={yOf(count, top)} textAnchor="end" dominantBaseline="central">
            {count}
          </text>
        </g>
      ))}
    </g>
  );
}

interface BarProps {
  readonly bar: HourBar;
  readonly at: number;
  readonly of: number;
  readonly top: number;
}

function Bar({ bar, at, of, top }: BarProps) {
  const step = (size.width - size.left) / of;
  const x = size.left + step * at;
  return (
    <g>
      {stackOf(bar).map(({ outcome, from, to }) => (
        <rect
          key={outcome}
          className={`bar-${outcome}`}
          x={x + step * 0.18}
          y={yOf(to, top)}
          width={step * 0.64}
          height={yOf(from, top) - yOf(to, top)}
        />
      ))}
      <text className="day-plot-hour" x={x + step / 2} y={size.height - 8} textAnchor="middle">
        {bar.hour}
      </text>
    </g>
  );
}
