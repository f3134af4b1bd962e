import { writeAddress, type PreviewAddress } from './address.ts';
import type { Layout } from './layouts.ts';

interface MiniatureProps {
  readonly address: PreviewAddress;
  readonly layout: Layout;
  readonly scale: number;
  /** The text below it; by default the language and the window's size. */
  readonly caption?: string;
}

/** One fixture in its own frame at full size, scaled down. */
export function Miniature({ address, layout, scale, caption }: MiniatureProps) {
  const { width, height } = layout;
  const source = writeAddress(address);
  const title = caption ?? `${address.language} · ${layout.name}`;
  return (
    <figure style={{ width: width * scale }}>
      <div className="gallery-window" style={{ height: height * scale }}>
        <iframe
          loading="lazy"
          title={title}
          src={source}
          width={width}
          height={height}
          style={{ transform: `scale(${scale})` }}
        />
      </div>
      <figcaption>
        <a href={source} target="_blank" rel="noreferrer">
          {title}
        </a>
      </figcaption>
    </figure>
  );
}
