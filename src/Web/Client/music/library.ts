import { get } from '../protocol/api';
import { language } from '../texts/texts';

/** What every member may know of the family's music. */
export interface MemberLibrary {
  songs: number;
  /** Questions it has answers to, in the member's language. */
  starters: string[];
  /** Its columns that say where a song's file is. */
  locations: string[];
}

export const memberLibrary = (): Promise<MemberLibrary> => get<MemberLibrary>(`/api/music?language=${language()}`);

/** Whether rows with these columns say where their files are. */
export async function knowsPlaces(columns: readonly string[]): Promise<boolean> {
  if (columns.length === 0) return false;
  const { locations } = await memberLibrary().catch(() => ({ locations: [] as string[] }));
  const known = new Set(locations.map((l) => l.toLowerCase()));
  return columns.some((c) => known.has(c.toLowerCase()));
}
