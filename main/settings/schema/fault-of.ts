import type { core, ZodError } from 'zod';
import { languages } from '../../../preload/contract.ts';
import type { Fault } from '../../../preload/faults/faults.ts';

type Issue = core.$ZodIssue;

/** The first fault that zod found in a setting's value, as a code of the kiosk: zod's own messages are English. */
export function faultOf({ issues: [issue] }: ZodError): Fault {
  if (!issue) return { code: 'text-wanted' };
  const [at] = issue.path;
  const language = languages.find((one) => one === at);
  const part = typeof at === 'number' ? at + 1 : language;
  return { ...codeOf(issue), ...(part === undefined ? {} : { part }) };
}

function codeOf(issue: Issue): Fault {
  switch (issue.code) {
    case 'custom':
      return issue.params?.['fault'] as Fault;
    case 'too_small':
      return issue.origin === 'array'
        ? { code: 'list-empty' }
        : { code: 'at-least', min: Number(issue.minimum) };
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum));
    case 'invalid_value':
      return { code: 'one-of', choices: issue.values.map((value) => `"${String(value)}"`).join(', ') };
    case 'unrecognized_keys':
      return { code: 'text-in-each-language' };
    case 'invalid_type':
      return wanted(issue.expected);
    default:
      throw new Error(`no fault for what zod calls ${issue.code}`);
  }
}

function tooBig(origin: string, max: number): Fault {
  if (origin === 'string') return { code: 'text-too-long', max };
  return origin === 'array' ? { code: 'list-too-long', max } : { code: 'at-most', max };
}

function wanted(type: string): Fault {
  switch (type) {
    case 'boolean':
      return { code: 'true-or-false' };
    case 'string':
      return { code: 'text-wanted' };
    case 'array':
      return { code: 'list-wanted' };
    case 'object':
      return { code: 'text-in-each-language' };
    case 'number':
    case 'int':
      return { code: 'number-wanted' };
    default:
      throw new Error(`no setting is of the type ${type}`);
  }
}
