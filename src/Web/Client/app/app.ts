import { Composer } from '../composer/composer';
import { composerView } from '../composer/composerView';
import { Chat } from '../conversation/chat';
import type { App, Home } from '../home/app';
import { Conversations } from '../home/conversations';
import { Drafts } from '../home/drafts';
import { Outbox } from '../home/outbox';
import { setDrawer } from '../home/drawer';
import type { Page } from '../home/page';
import { type Place, samePlace } from '../home/place';
import { type Preferences, load, remembered, save, show } from '../home/preferences';
import { type Route, formatRoute, parseRoute } from '../home/route';
import { Sender } from '../home/sender';
import { get, remove, useCsrfToken, whenSignedOut } from '../protocol/api';
import { Hub } from '../protocol/hub';
import type { Id, Member, Model, ModelServer, Session } from '../protocol/types';
import { pickLanguage, speak, t } from '../texts/texts';
import { hush } from '../ui/announcer';
import { explain } from '../ui/explain';
import { onceAFrame } from '../ui/onceAFrame';
import { Toasts } from '../ui/toast';
import { allowed } from './allowed';
import { begun, follow, goneOn, handBack } from './beginnings';
import { closeFloating, focusMain } from './focus';
import { makePage } from './pages';

/** Nobody wonders for longer what the page is waiting for. */
const patienceMs = 3_000;

/** The page as a whole: who is signed in, where in the page one is, and what is shown there. */
export class FamilyChat implements App {
  session: Session | null = null;
  unreachable = false;
  preferences: Preferences = remembered();
  route: Route = parseRoute(location.href);
  home: Home | null = null;
  chat: Chat | null = null;
  page: Page | null = null;
  drawer = false;
  #entered = false;
  #leaving = false;
  /** The server no longer knows the session. */
  #out = false;
  readonly hub = new Hub();
  readonly toasts: Toasts;
  /** Draws the page again, at most once a frame. */
  readonly redraw: () => void;

  constructor(draw: (app: FamilyChat) => void) {
    this.redraw = onceAFrame(() => draw(this));
    this.toasts = new Toasts(this.redraw);
    // Both panes fit again: what lay over the page lies beside it.
    matchMedia('(min-width: 900px)').addEventListener('change', ({ matches }) => matches && this.drawer && setDrawer(this, false));
    // Another tab has sent what this one holds, or holds something new.
    addEventListener('storage', ({ key }) => this.home?.sender.outbox.concerns(key) && this.#outboxChanged());
    this.hub.onChanged(() => this.#refresh());
    addEventListener('pagehide', () => void this.chat?.composer.keep());
    document.addEventListener('visibilitychange', () => void this.chat?.composer.keep());
    addEventListener('popstate', () => {
      closeFloating();
      this.#enter(parseRoute(location.href));
    });
    whenSignedOut(() => void this.#signedOut());
    this.hub.onSignedOut = (): void => void this.#signedOut();
  }

  async start(): Promise<void> {
    await speak(pickLanguage(this.preferences.language, navigator.languages)).catch(() => {});
    this.redraw();
    const slow = setTimeout(() => this.#lookFor(true), patienceMs);
    try {
      this.session = await get<Session>('/api/session');
      this.unreachable = false;
    } catch {
      setTimeout(() => void this.start(), 2_000);
      return this.#lookFor(true);
    } finally {
      clearTimeout(slow);
    }
    useCsrfToken(this.session.csrfToken);
    if (this.session.user) await this.#openHome(this.session.user);
    this.#enter(this.route);
  }

  /** A fresh page after signing in: new token, new connection, nothing left of whoever was here before. */
  signedIn(next: string | null): void {
    location.assign(next ?? '/');
  }

  /** Signed out is who the server has signed out: without its answer nobody is shown the door, which would open by itself. */
  async signOut(next = '/signin'): Promise<void> {
    this.#leaving = true;
    try {
      await remove('/api/session');
    } catch (error) {
      this.#leaving = false;
      if (!this.#out) return this.toasts.show(`${explain(error)} ${t('account.stillIn')}`);
    }
    await this.#closeHome();
    location.assign(next);
  }

  readonly go = (route: Route, replace = false): void => {
    const address = formatRoute(route);
    if (replace) history.replaceState(null, '', address);
    else if (address !== location.pathname + location.search + location.hash) history.pushState(null, '', address);
    this.#enter(route, !replace);
  };

  async prefer(change: Preferences): Promise<void> {
    this.preferences = { ...this.preferences, ...change };
    show(this.preferences);
    if (change.language) await speak(pickLanguage(change.language, navigator.languages)).catch(this.failed);
    this.#enter(this.route);
    await save(this.preferences).catch((error: unknown) => this.toasts.show(explain(error)));
  }

  async refreshSession(): Promise<void> {
    this.session = await get<Session>('/api/session');
    useCsrfToken(this.session.csrfToken);
    this.redraw();
  }

  #refresh(): void {
    this.chat?.refresh();
    this.redraw();
  }

  #lookFor(away: boolean): void {
    this.unreachable = away;
    this.redraw();
  }

  get title(): string {
    return this.session?.title || 'FamilyChat';
  }

  readonly failed = (error: unknown): void => this.toasts.show(explain(error));

  async loadModels(): Promise<void> {
    // Without an answer those known so far stay.
    const models = await get<Model[]>('/api/models').catch(() => null);
    if (this.home && models) this.home.models = models;
    this.redraw();
  }

  /** @param moved By somebody, who leaves the list for it; an address that only became another one changes nothing beside. */
  #enter(route: Route, moved = true): void {
    const wanted = goneOn(this.home, allowed(route, this.session));
    const place = wanted.name === 'chat' ? { id: wanted.id, key: wanted.key ?? null } : null;
    const same = this.chat !== null && place !== null && this.route.name === 'chat' && samePlace(this.chat, place);
    if (wanted !== route) history.replaceState(null, '', formatRoute(wanted));
    this.route = wanted;
    this.drawer &&= !moved;
    const inField = this.chat !== null && place !== null && samePlace(this.chat.composer.place, place);
    if (this.home && !same && !inField) focusMain(wanted, this.#entered);
    this.#entered = true;
    this.page?.close?.();
    if (wanted.name === 'chat' && place && this.home) {
      this.page = null;
      if (!same) this.#openChat(place, wanted.messageId ?? null);
    } else {
      this.#closeChat();
      this.page = makePage(this, wanted);
      document.title = `${this.page.title} · ${this.title}`;
    }
    this.redraw();
  }

  async #openHome(member: Member): Promise<void> {
    const conversations = new Conversations(
      this.hub,
      () => this.#listChanged(),
      (s) => this.#modelServer(s),
    );
    const outbox = new Outbox(localStorage, member.id);
    const sender = new Sender(this.hub, conversations, outbox, () => this.#refresh());
    sender.onBegun = (key, id): void => begun(this, key, id);
    sender.onStray = ({ text }): void => handBack(this, text);
    this.home = { member, conversations, sender, drafts: new Drafts(localStorage, member.id), models: [] };
    this.hub.onConnected(() => conversations.watch());
    void conversations.load();
    void this.loadModels();
    this.hub.start();
    await load().then(
      async (p) => {
        this.preferences = p;
        await speak(pickLanguage(p.language, navigator.languages));
      },
      () => {},
    );
  }

  #outboxChanged(): void {
    this.#refresh();
    follow(this);
  }

  #listChanged(): void {
    this.chat?.showTitle();
    this.redraw();
  }

  #modelServer(server: ModelServer): void {
    if (!this.session) return;
    this.session = { ...this.session, modelServer: server };
    void this.loadModels();
    this.chat?.refresh();
  }

  /** A conversation that has just begun goes on in the field it was begun in: whoever types is not disturbed. */
  #openChat(place: Place, messageId: Id | null): void {
    const composer = this.chat && samePlace(this.chat.composer.place, place) ? this.chat.composer : null;
    this.#closeChat();
    this.chat = new Chat(this, this.home!, place, messageId, composer ?? new Composer(this, this.home!, place, composerView));
    document.title = this.title;
  }

  #closeChat(): void {
    this.chat?.close();
    this.chat = null;
  }

  async #closeHome(): Promise<void> {
    this.#closeChat();
    this.home?.conversations.stop();
    this.home = null;
    await this.hub.stop().catch(() => {});
  }

  async #signedOut(): Promise<void> {
    this.#out = true;
    // The connection may end before the answer to one's own signing out is there: a door shown then would be replaced under one's fingers.
    if (!this.home || this.#leaving) return;
    closeFloating();
    hush();
    await this.#closeHome();
    if (this.session) this.session = { ...this.session, user: null };
    this.#enter(this.route);
    this.toasts.show(t('signin.ended'));
  }
}
