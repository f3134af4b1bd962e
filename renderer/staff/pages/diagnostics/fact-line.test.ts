import { expect, it } from 'vitest';
import type { ConnectionFact } from '../../../../preload/connection-contract.ts';
import { factLine } from './fact-line.ts';

const year = { from: Date.UTC(2026, 8, 1), to: Date.UTC(2027, 8, 1, 23, 59) };

it.each<[ConnectionFact, string]>([
  [{ kind: 'direct' }, 'Тікелей, проксисіз'],
  [{ kind: 'proxy', address: 'http://10.20.0.4:3128' }, 'Прокси: http://10.20.0.4:3128'],
  [
    { kind: 'certificate', names: 'kyc.biometric.kz', issuer: 'Dala CA', ...year },
    'Сертификат: kyc.biometric.kz; берген: Dala CA; жарамдылық мерзімі: 01.09.2026\u00a0–\u00a001.09.2027',
  ],
  [
    { kind: 'authorities', ...year },
    'Куәландырушы орталықтар сертификаттарының мерзімі: 01.09.2026\u00a0–\u00a001.09.2027',
  ],
  [{ kind: 'clock', offsetMs: 499 }, 'Осы компьютердің сағаты сервер сағатымен сәйкес'],
  [{ kind: 'clock', offsetMs: 42_000 }, 'Осы компьютердің сағаты сервер сағатынан 42\u00a0с озып тұр'],
  [
    { kind: 'clock', offsetMs: -412_000 },
    'Осы компьютердің сағаты сервер сағатынан 7\u00a0мин артта қалып тұр',
  ],
  [{ kind: 'said', text: 'ECONNREFUSED' }, 'Техникалық мәлімет (ағылшынша): ECONNREFUSED'],
])('%j', (fact, line) => {
  expect(factLine(fact, 'kk')).toBe(line);
});
