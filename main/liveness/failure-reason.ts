import type { PersonClass } from '../../preload/contract.ts';
import { documented400, normalise } from './errors.ts';
import type { FailureReason, ServiceCode } from './outcome.ts';

/**
 * The meaning of a published failure reason: something that the person can improve, or a failure of the service itself,
 * which is no verdict and ends the check with a code.
 */
export type ReasonMeaning =
  | { readonly failureClass: PersonClass }
  | { readonly failureClass: 'service' | 'subscription'; readonly code: ServiceCode };

interface PublishedReason {
  readonly type: string;
  /** Null: any detail that no other row names. */
  readonly detail: string | null;
  readonly meaning: ReasonMeaning;
}

const person = (failureClass: PersonClass): ReasonMeaning => ({ failureClass });
const service = (code: ServiceCode): ReasonMeaning => ({ failureClass: 'service', code });
const subscription = (code: ServiceCode): ReasonMeaning => ({ failureClass: 'subscription', code });

/** The vendor's list; docs/liveness-service.md has the same table. The person never learns of `Mask Attack`: hence `general`. */
export const publishedReasons: readonly PublishedReason[] = [
  { type: 'CALC_RESULT', detail: 'Closed eyes', meaning: person('eyes') },
  { type: 'CALC_RESULT', detail: 'Low prediction', meaning: person('general') },
  { type: 'CALC_RESULT', detail: 'Low overall prediction', meaning: person('general') },
  { type: 'CALC_RESULT', detail: 'Mask Attack', meaning: person('general') },
  { type: 'CLIENT', detail: 'Medical mask check failed', meaning: person('face') },
  { type: 'CLIENT', detail: 'Illumination check failed', meaning: person('light') },
  { type: 'CLIENT', detail: 'Could not find face distance', meaning: person('distance') },
  {
    type: 'CLIENT',
    detail: 'Could not send image to liveness service',
    meaning: service('service-backend-unavailable'),
  },
  {
    type: 'CLIENT',
    detail: 'No active or future subscription for technology',
    meaning: subscription('subscription-none-active'),
  },
  {
    type: 'CLIENT',
    detail: 'Subscription does not have access to technology',
    meaning: subscription('access-denied'),
  },
  {
    type: 'SERVICE_ERROR',
    detail: 'Could not send image to liveness service',
    meaning: service('service-backend-unavailable'),
  },
  { type: 'SERVICE_ERROR', detail: null, meaning: service('service-error') },
  { type: 'REQUEST_ERROR', detail: null, meaning: service('service-error') },
  { type: 'TIMEOUT', detail: null, meaning: service('service-error') },
  { type: 'OTHER', detail: 'Incorrect image hash', meaning: service('service-error') },
];

/** As `normalise`, and without the vendor's own misspelling. */
const plain = (text: string): string => normalise(text).replaceAll('prediciton', 'prediction');

const keyOf = (type: string, detail: string | null): string => `${plain(type)}: ${plain(detail ?? '')}`;

const meanings: ReadonlyMap<string, ReasonMeaning> = new Map([
  // Two of the texts that are documented for status 400 are published as the detail of `CLIENT`: the others then mean the same there.
  ...[...documented400].map(
    ([text, code]) =>
      [
        keyOf('CLIENT', text),
        code === 'service-backend-unavailable' ? service(code) : subscription(code),
      ] as const,
  ),
  ...publishedReasons.map(({ type, detail, meaning }) => [keyOf(type, detail), meaning] as const),
]);

/**
 * What the reason of a `false` means. Letter case, white space, a final full stop and the vendor's misspelling make no difference.
 * An unknown type or detail counts as the person's, as does none at all: only a known failure of the service
 * withdraws a verdict.
 */
export function meaningOf(reason: FailureReason | null): ReasonMeaning {
  const { type, detail } = reason ?? { type: '', detail: null };
  return meanings.get(keyOf(type, detail)) ?? meanings.get(keyOf(type, null)) ?? person('general');
}
