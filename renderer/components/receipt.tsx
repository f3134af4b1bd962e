import encodeQR from 'qr';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import './receipt.css';

/** Light modules around the code, which readers need to find it (ISO/IEC 18004). */
const quietZone = 4;

interface ReceiptProps {
  readonly digits: string;
  /** Of the heading: the code lies below it as far down as the buttons reach, or beside it above the buttons. */
  readonly place: 'below' | 'beside';
}

/** The verdict as a signed statement for the teller's scanner. */
export function Receipt({ digits, place }: ReceiptProps) {
  const { t } = useTranslation();
  const { side, path } = useMemo(() => drawCode(digits), [digits]);
  return (
    <svg
      className={`receipt receipt-${place}`}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={t('receipt.label')}
      data-testid="receipt"
    >
      <rect className="receipt-light" width={side} height={side} />
      <path className="receipt-dark" d={path} />
    </svg>
  );
}

/** Digits only: the densest encoding, and scanners type them correctly with any keyboard layout. */
function drawCode(digits: string): { readonly side: number; readonly path: string } {
  const modules = encodeQR(digits, 'raw', { ecc: 'medium', encoding: 'numeric', border: quietZone });
  const path = modules
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return { side: modules.length, path };
}
