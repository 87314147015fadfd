import { Agent as HttpAgent, get as httpGet, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, get as httpsGet } from 'node:https';
import { env } from 'node:process';

const IDLE_MS = 60_000;
const MOST_REDIRECTS = 5;

/** `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` steer both. */
const agents = { http: new HttpAgent({ proxyEnv: env }), https: new HttpsAgent({ proxyEnv: env }) };

export interface HttpRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/**
 * Sends a GET request and follows redirects; logins are not taken along to another host. A connection that says nothing for a minute is cut.
 * @returns the response, whatever its status; its body is still to be read
 * @throws the error of the connection
 */
export async function httpRequest(url: URL, { headers, signal }: HttpRequest): Promise<IncomingMessage> {
  let [place, sent] = [url, headers];
  for (let redirects = 0; ; redirects++) {
    const response = await send(place, sent, signal);
    const { location } = response.headers;
    if (location === undefined || ![301, 302, 303, 307, 308].includes(response.statusCode ?? 0)) return response;
    response.destroy();
    if (redirects === MOST_REDIRECTS) throw new Error('too many redirects');
    const next = new URL(location, place);
    if (next.host !== place.host || next.protocol !== place.protocol) {
      const { authorization: _login, ...rest } = sent;
      sent = rest;
    }
    place = next;
  }
}

function send(url: URL, headers: HttpRequest['headers'], signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options = { headers, signal };
    const request =
      url.protocol === 'https:'
        ? httpsGet(url, { ...options, agent: agents.https }, resolve)
        : httpGet(url, { ...options, agent: agents.http }, resolve);
    request.setTimeout(IDLE_MS, () => request.destroy(new Error(`nothing came for ${IDLE_MS / 1000} s`)));
    request.on('error', reject);
  });
}
