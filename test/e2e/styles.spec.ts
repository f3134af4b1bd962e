import { expect, test } from './fixtures.ts';

/** Cascade layers are ordered by their first mention, in the first sheet of the built page. */
test('in the built page the layers of the styles count in the theme’s order', async ({
  station: { kiosk },
}) => {
  const named = await kiosk.page.evaluate(() =>
    [...document.styleSheets]
      .flatMap((sheet) => [...sheet.cssRules])
      .flatMap((rule) => {
        if (rule instanceof CSSLayerStatementRule) return [...rule.nameList];
        return rule instanceof CSSLayerBlockRule ? [rule.name] : [];
      }),
  );
  expect([...new Set(named)]).toEqual(['fonts', 'tokens', 'base', 'components', 'screens']);
});
