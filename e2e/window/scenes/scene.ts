import type { Page } from 'playwright-core';
import type { Answer, EngineEvent, RequestName, RequestOutput } from '../../../electron/shared/contract/contract.ts';
import type { ErrorFacts } from '../../../electron/shared/error.ts';
import type { ClaimId } from '../../../electron/shared/evidence.ts';
import type { UiText, WindowText } from '../../../electron/shared/i18n/catalogue.ts';
import type { Trip, TripJob } from '../../../electron/shared/trip.ts';
import type { Step } from '../../../electron/shared/trip-steps.ts';
import type { Story } from './story.ts';

/** Where in the window a scene is, as the window itself keeps it over a reload. */
export type Place =
  | { readonly screen: 'home' | 'check-medium' | 'stick-install' | 'history' | 'about' }
  | { readonly screen: 'receipt'; readonly id: string }
  | { readonly screen: 'trip'; readonly tripId: string; readonly step: Step };

/** A trip on disk. A job without an end runs: the window is told its events as main tells them. */
export interface TripSketch extends Omit<Trip, 'jobs' | 'createdAt'> {
  readonly jobs: Readonly<Partial<Record<TripJob, Story>>>;
}

/**
 * What the engine says where this machine has no medium, host, key or toolchain to ask, by the name of the request; `pending` never comes.
 * What jobs, trips and receipts are, always comes from the real engine over real files.
 */
export type CannedAnswers = {
  readonly [Name in RequestName]?: Answer<RequestOutput<Name>> | 'pending';
};

/** The window as a scene may act on it, once its screen is there. */
export interface Actor {
  readonly page: Page;
  /** A text of the window in the language in force. */
  t(key: WindowText, facts?: ErrorFacts): string;
  /** A text that window and terminal share. */
  ui(key: UiText, facts?: ErrorFacts): string;
  /** Presses a button by its name. */
  press(key: WindowText, facts?: ErrorFacts): Promise<void>;
  /** Types into a field by its name. */
  type(key: WindowText, text: string): Promise<void>;
  /** Tells the page something unasked, as main does. */
  tell(event: EngineEvent): Promise<void>;
}

/** Evidence that a green verdict rests on. Without any one of them the same screen must not be green. */
export interface Proof {
  readonly job: TripJob | 'toolchain';
  readonly claim: ClaimId;
}

/** One screen in one state. */
export interface Scene {
  /** Begins with its screen: `verify-…`. */
  readonly name: string;
  readonly place: Place;
  /** The newest last. */
  readonly trips?: readonly TripSketch[];
  /** Jobs of no trip. */
  readonly jobs?: Readonly<Record<string, Story>>;
  /** What the page itself remembers over a reload, by its key. */
  readonly remembered?: Readonly<Record<string, string>>;
  /** Receipts in the ledger, oldest first. */
  readonly receipts?: readonly Story[];
  /** Does to the data directory what somebody else might. */
  readonly tamper?: (dataDir: string) => Promise<void>;
  readonly answers?: CannedAnswers;
  readonly act?: (actor: Actor) => Promise<void>;
  /** What can be seen once the scene is whole. */
  readonly shows: string;
  /** What a green verdict in it rests on: of a job's evidence, or none where another scene takes away what it rests on. Left out: nothing is green. */
  readonly proofs?: readonly Proof[];
  /** It shows a fault of the window, so the console has errors. */
  readonly isFaulty?: boolean;
  /** Stands for its screen where not every scene is looked at. */
  readonly isMain?: boolean;
}
