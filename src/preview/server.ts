import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FRAME_SCRIPT, FRAME_STYLE } from './frame.ts';
import { pdfPages, workbookSheets } from './pages.ts';
import { type Made, PreviewFault, type Session } from './session.ts';
import { type ShellLanguage, shellPage } from './shell.ts';

/** Tells all open previews that something changed, or what is wrong. */
export interface Listeners {
  add(response: ServerResponse): void;
  send(event: 'update' | 'problems', data: string): void;
  close(): void;
}

export interface PreviewServer {
  readonly address: string;
  close(): Promise<void>;
}

interface Serving {
  readonly session: Session;
  readonly listeners: Listeners;
  readonly language: ShellLanguage;
  /** Called with what is wrong with a handout that somebody wants to see. */
  readonly fault: (fault: PreviewFault) => Promise<void>;
}

const ATTEMPTS = 20;

/**
 * Serves on loopback only, on the first free port from `port` on. Answers no other host's name and no other site's
 * requests; knows a fixed set of addresses and reads no file by a name from outside.
 */
export async function servePreview(serving: Serving, port: number): Promise<PreviewServer> {
  const server = createServer((request, response) => {
    answer(serving, request, response).catch((error: unknown) => failed(response, error));
  });
  const taken = await listen(server, port);
  return {
    address: `http://127.0.0.1:${taken}/`,
    close: () =>
      new Promise((resolve) => {
        serving.listeners.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, first: number): Promise<number> {
  for (let port = first; ; port++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => resolve());
      });
      return (server.address() as AddressInfo).port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || port >= first + ATTEMPTS) throw error;
    }
  }
}

async function answer(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!isOurs(request)) return send(response, 403, 'text/plain', 'This preview answers its own page only.');
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, 'text/plain', 'GET only.');
  const [, view = '', handout = '', rendition = '', ...more] = new URL(request.url ?? '/', 'http://localhost').pathname
    .split('/')
    .map(decodeURIComponent);
  if (view === '' && handout === '') return sendShell(serving, response);
  if (view === 'events' && handout === '') return serving.listeners.add(response);
  const made = more.length === 0 ? await madeFor(serving, view, handout, rendition) : undefined;
  if (!made) return send(response, 404, 'text/plain', 'There is no such view.');
  // The web page brings its own policy; the other views are drawings and tables and need nothing but their style.
  if (view !== 'page') response.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
  return send(response, 200, 'text/html; charset=utf-8', await VIEWS[view as View].show(made));
}

type View = 'page' | 'pdf' | 'sheets';

const VIEWS: Readonly<
  Record<View, { readonly format: string; readonly show: (made: Made) => Promise<string> | string }>
> = {
  page: { format: 'html', show: async (made) => new TextDecoder().decode(await made.bytes()) },
  pdf: { format: 'pdf', show: pdfPages },
  sheets: { format: 'xlsx', show: workbookSheets },
};

async function madeFor(serving: Serving, view: string, handout: string, rendition: string): Promise<Made | undefined> {
  if (!Object.hasOwn(VIEWS, view)) return undefined;
  try {
    return await serving.session.make(handout, rendition, VIEWS[view as View].format);
  } catch (error) {
    if (error instanceof PreviewFault) await serving.fault(error);
    throw error;
  }
}

/** The Host must be loopback's, so that no other site's name can be pointed here; an Origin must be our own. */
function isOurs(request: IncomingMessage): boolean {
  const host = request.headers.host ?? '';
  if (!/^(127\.0\.0\.1|localhost):\d+$/.test(host)) return false;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  return (
    (origin === undefined || origin === `http://${host}`) &&
    (site === undefined || site === 'same-origin' || site === 'none')
  );
}

function sendShell({ session, language }: Serving, response: ServerResponse): void {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = `default-src 'none'; script-src ${hash(FRAME_SCRIPT)}; style-src ${hash(FRAME_STYLE)}; connect-src 'self'; frame-src 'self'`;
  response.setHeader('Content-Security-Policy', policy);
  send(response, 200, 'text/html; charset=utf-8', shellPage(session.list(), language, FRAME_SCRIPT, FRAME_STYLE));
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  response.end(body);
}

function failed(response: ServerResponse, error: unknown): void {
  const known = error instanceof PreviewFault || error instanceof URIError;
  const detail = error instanceof Error ? error.message : String(error);
  send(response, known ? 422 : 500, 'text/plain; charset=utf-8', detail);
}

/** Server-sent events to every open preview; a new one is told at once what is wrong, if anything is. */
export function openListeners(): Listeners {
  const open = new Set<ServerResponse>();
  let last = '';
  return {
    add(response) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write(last || ': ready\n\n');
      open.add(response);
      response.on('close', () => open.delete(response));
    },
    send(event, data) {
      const message = `event: ${event}\ndata: ${data}\n\n`;
      last = event === 'problems' ? message : '';
      for (const response of open) response.write(message);
    },
    close() {
      for (const response of open) response.end();
    },
  };
}
