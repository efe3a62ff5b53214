/** The public API: the same functions that the command line calls. */
export { type BuildReport, build } from './build/build.ts';
export { type CheckReport, check } from './build/check.ts';
export type { BuildOptions } from './build/options.ts';
export type { Progress } from './build/produce.ts';
export { type VerifiedArtifact, type VerifyReport, verify } from './build/verify.ts';
export type { Catalog } from './core/catalog.ts';
export type { Diagnostic, DiagnosticCode } from './core/diagnostic.ts';
export type { Handout } from './core/handout.ts';
export type { Matrix } from './core/matrix.ts';
