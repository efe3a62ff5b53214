import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Only what hangs is stopped: a slow machine must not fail a test.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
