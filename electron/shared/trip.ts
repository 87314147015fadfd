import { z } from 'zod';
import { mediumSchema } from './medium.ts';
import { platformSchema } from './platform.ts';
import { targetNames } from './target.ts';

const path = z.string().min(1);
/** The id of a job or of a trip: safe as the name of a file. */
export const idSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/);

/** The jobs that a trip remembers, one of a kind: the newest. */
export const tripJobs = ['prepare', 'sign', 'write', 'verify', 'enrol', 'push', 'activate', 'rollback'] as const;
export type TripJob = (typeof tripJobs)[number];

/** What a person said about the kit to build; null and empty leave it to the project file and to what is detected. */
export const projectChoiceSchema = z
  .strictObject({
    dir: path,
    output: path.nullable(),
    targets: z.array(z.enum(targetNames)).readonly(),
    version: z.string().min(1).nullable(),
    serial: z.int().min(1).nullable(),
    audience: z.string().min(1).nullable(),
    goroot: path.nullable(),
    /** Empty: those of the project file. */
    carry: z.array(platformSchema).readonly().default([]),
    /** Install the kit and build it again, without network, before it is handed over. */
    rehearse: z.boolean().default(true),
    /** Build nothing that has a known vulnerability which the project file does not accept. */
    vulnerabilityGate: z.boolean().default(false),
  })
  .readonly();
export type ProjectChoice = z.infer<typeof projectChoiceSchema>;

/** Where to log in, without any secret. */
export const hostChoiceSchema = z
  .strictObject({
    /** `USER@HOST[:PORT]`. */
    target: z.string(),
    /** A private key file; null: the agent, else the key that `ssh` would take. */
    identity: path.nullable(),
    /** The directory that stands for / there; null: / itself. */
    prefix: path.nullable(),
  })
  .readonly();
export type HostChoice = z.infer<typeof hostChoiceSchema>;

/** One way through the four steps, as it is kept on disk: choices and the ids of its jobs. What is proven, the jobs' own journals say. */
export const tripSchema = z
  .strictObject({
    id: idSchema,
    /** ISO 8601, UTC. */
    createdAt: z.iso.datetime(),
    title: z.string(),
    project: projectChoiceSchema.nullable(),
    /** The kit's folder on this workstation, once it is known. */
    kitDir: path.nullable(),
    medium: mediumSchema.nullable(),
    host: hostChoiceSchema.nullable(),
    jobs: z.partialRecord(z.enum(tripJobs), idSchema),
  })
  .readonly();
export type Trip = z.infer<typeof tripSchema>;
