import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languages } from '../../preload/contract.ts';
import { outOfOrderCodes, staffCodes } from '../../preload/error-codes.ts';
import { en } from '../../renderer/text/en/customers.ts';
import { kk } from '../../renderer/text/kk/customers.ts';
import { ru } from '../../renderer/text/ru/customers.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const page = read('../../renderer/out-of-order.html');
const words = { kk, ru, en };

describe('the page "out of order"', () => {
  it('has no script, no style of its own and nothing to follow or to press', () => {
    expect(page).not.toMatch(/<script|<style|<a\b|<button|<form|<iframe|\son\w+=|\sstyle=|javascript:/i);
  });

  it.each(languages)('says in %s what the kiosk’s own screen says', (language) => {
    const { heading, body } = words[language].outOfOrder;
    const section = new RegExp(`<section lang="${language}">(.*?)</section>`, 's').exec(page)?.[1];
    expect(section).toContain(`<h1>${heading}</h1>`);
    expect(section).toContain(`<p>${body}</p>`);
  });

  it('knows each code, and each is in the operating manual and no other code', () => {
    for (const code of Object.values(outOfOrderCodes)) {
      expect(page).toContain(`<p id="${code}">${code}</p>`);
      expect(read('../../docs/operations.md')).toContain(code);
      expect(Object.values(staffCodes)).not.toContain(code);
    }
  });
});
