import { languages, type Language } from '../../preload/contract.ts';
import { texts } from '../text/i18n.ts';
import { writeAddress } from './address.ts';
import { fixtures } from './fixtures.ts';
import { layouts } from './layouts.ts';

/** What the gallery shows. */
export interface Choice {
  readonly screen: string;
  readonly language: Language | 'all';
  readonly layout: string;
  readonly percent: number;
  readonly demonstration: boolean;
  readonly still: boolean;
}

interface ControlsProps {
  readonly choice: Choice;
  readonly onChange: (choice: Choice) => void;
  readonly count: number;
}

const hintsPage = { page: 'hints', only: null, language: 'kk' } as const;
const screens = [...new Set(fixtures.map(({ view }) => view.screen))];

/** The bar on top of the gallery. It is for developers, so it is in English only. */
export function Controls({ choice, onChange, count }: ControlsProps) {
  const change = (part: Partial<Choice>) => onChange({ ...choice, ...part });
  return (
    <header className="controls">
      <Select
        label="Screen"
        value={choice.screen}
        options={screens}
        onPick={(screen) => change({ screen })}
      />
      <Select
        label="Language"
        value={choice.language}
        options={languages}
        nameOf={(language) => texts[language as Language].t('languageName')}
        onPick={(picked) => change({ language: languages.find((one) => one === picked) ?? 'all' })}
      />
      <Select
        label="Layout"
        value={choice.layout}
        options={layouts.map(({ name }) => name)}
        onPick={(layout) => change({ layout })}
      />
      <label>
        Size {choice.percent} %
        <input
          type="range"
          min={10}
          max={100}
          step={5}
          value={choice.percent}
          onChange={(event) => change({ percent: event.target.valueAsNumber })}
        />
      </label>
      <Tick
        label="Demonstration"
        value={choice.demonstration}
        onTick={(demonstration) => change({ demonstration })}
      />
      <Tick label="Reduced motion" value={choice.still} onTick={(still) => change({ still })} />
      <a href={writeAddress({ ...hintsPage, demonstration: choice.demonstration, still: choice.still })}>
        Every hint at once
      </a>
      <output>{count} drawn</output>
    </header>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly string[];
  readonly nameOf?: (option: string) => string;
  readonly onPick: (option: string) => void;
}

function Select({ label, value, options, nameOf = (option) => option, onPick }: SelectProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onPick(event.target.value)}>
        <option value="all">all</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {nameOf(option)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TickProps {
  readonly label: string;
  readonly value: boolean;
  readonly onTick: (value: boolean) => void;
}

function Tick({ label, value, onTick }: TickProps) {
  return (
    <label>
      <input type="checkbox" checked={value} onChange={(event) => onTick(event.target.checked)} />
      {label}
    </label>
  );
}
