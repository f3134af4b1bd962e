// node build/receipt-page/write.mjs: makes docs/verify-receipt.html anew. A test says when that is due.
import { writeFileSync } from 'node:fs';
import { assemblePage } from './assemble.mjs';

writeFileSync(new URL('../../docs/verify-receipt.html', import.meta.url), assemblePage());
