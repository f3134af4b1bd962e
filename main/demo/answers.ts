/** The documented path. The slash at its end matters: without it the real service redirects, and the body is lost. */
export const servicePath = '/api/v1/backend/liveness/short/';

/** One HTTP answer, ready to be sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** As Django REST Framework answers: JSON for every status. */
export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/** As a proxy in front of the service answers. */
export function html(status: number, title: string): Answer {
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`;
  return { status, headers: { 'Content-Type': 'text/html' }, body };
}

export function raw(status: number, contentType: string, body: string): Answer {
  return { status, headers: { 'Content-Type': contentType }, body };
}

/** A redirect, for a POST without the trailing slash and for the key that asks for one. */
export function movedTo(location: string): Answer {
  return {
    status: 301,
    headers: { 'Content-Type': 'text/html; charset=utf-8', Location: location },
    body: '',
  };
}

export interface FailureReason {
  readonly type: string;
  readonly detail: string | null;
}

/** @param score 0..1 @param reason null whenever `result` is true */
export function verdict(result: boolean, score: number, reason: FailureReason | null): Answer {
  return json(200, {
    result,
    prediction: score.toFixed(6),
    created_at: new Date().toISOString(),
    failure_reason: reason,
  });
}
