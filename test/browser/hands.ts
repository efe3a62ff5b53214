import type { Locator, Page } from 'playwright-core';

/** A way to use a page: everything a test does, it does with either of them. */
export interface Hand {
  press(target: Locator): Promise<void>;
  choose(select: Locator, value: string): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
}

export const mouse = (): Hand => ({
  press: (target) => target.click(),
  choose: async (select, value) => {
    await select.selectOption(value);
  },
  write: (field, text) => field.fill(text),
});

/** The keyboard alone: what Tab does not reach cannot be used. */
export const keyboard = (page: Page): Hand => ({
  press: async (target) => {
    await tabTo(page, target);
    const box = await target.evaluate((element) => element.matches('input, label'));
    await page.keyboard.press(box ? 'Space' : 'Enter');
  },
  choose: async (select, value) => {
    await tabTo(page, select);
    // Its label may change with what is chosen.
    const element = await select.elementHandle();
    const count = await select.locator('option').count();
    await page.keyboard.press('Home');
    for (let step = 0; step < count && (await element?.inputValue()) !== value; step += 1) {
      await page.keyboard.press('ArrowDown');
    }
    if ((await element?.inputValue()) !== value) throw new Error(`the keyboard cannot choose ${value}`);
  },
  write: async (field, text) => {
    await tabTo(page, field);
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await page.keyboard.type(text);
  },
});

async function tabTo(page: Page, target: Locator): Promise<void> {
  const element = await target.elementHandle();
  const focused = () => page.evaluate((wanted) => document.activeElement === wanted, element);
  const seen = () => page.evaluate(() => document.activeElement?.matches(':focus-visible') ?? false);
  // Backwards and forwards, since what is wanted is mostly near.
  for (const [key, steps] of [
    ['Tab', 40],
    ['Shift+Tab', 80],
    ['Tab', 400],
  ] as const) {
    for (let step = 0; step < steps; step += 1) {
      if (await focused()) {
        if (!(await seen())) throw new Error('the focus cannot be seen');
        return;
      }
      await page.keyboard.press(key);
    }
  }
  throw new Error(`Tab does not reach ${target}`);
}
