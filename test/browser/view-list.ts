/** The states of the sample's main table, each as the fragment that brings it up. */
export const VIEWS = [
  ['as written', ''],
  ['sorted', '#?main.sort=-parameters'],
  ['found nothing', '#?main.find=nothing'],
  ['filtered', '#?main.is.inputs=audio&main.find=a'],
  ['columns hidden', '#?main.hide=inputs,maker'],
  ['side by side', '#?main.pick=gpt-3,palm-e,clip'],
  ['differences', '#?main.pick=gpt-3,bert-large&main.differences=1'],
  ['transposed', '#?main.turned=1'],
  ['compact', '#?density=compact&main.hide=inputs'],
] as const;
