/** What recalculates a workbook in the tests: LibreOffice, or the sandbox's own engine. The same tests run on both. */
import type { Plan } from '../../src/classeur/plan';
import { ecrireClasseur } from '../../src/fichier/ecrire-plan';
import { BacASable } from './bac-a-sable';
import { libreOfficePresent, ouvrirLibreOffice, type BlocEcrit, type FeuilleLue } from './libreoffice/libreoffice';

export interface Tableur {
  charger(octets: Uint8Array): Promise<void>;
  ecrire(feuille: string, adresse: string, valeur: string | number | boolean | null): Promise<void>;
  /** Many cells at once, texts kept as they are. */
  ecrirePlusieurs(blocs: readonly BlocEcrit[]): Promise<void>;
  recalculer(): Promise<void>;
  lireTout(): Promise<ReadonlyMap<string, FeuilleLue>>;
  fermer(): Promise<void>;
}

export interface TableurDeTest {
  readonly nom: string;
  readonly present: boolean;
  readonly ouvrir: () => Promise<Tableur>;
}

export const TABLEURS: readonly TableurDeTest[] = [
  { nom: 'LibreOffice', present: libreOfficePresent(), ouvrir: ouvrirLibreOffice },
  { nom: 'le moteur du bac à sable', present: true, ouvrir: () => Promise.resolve(new BacASable()) },
];

/** `describe` once for each; where LibreOffice is absent, its half is skipped and says so. */
export function decrireParTableur(titre: string, suite: (ouvrir: TableurDeTest['ouvrir'], nom: string) => void): void {
  for (const { nom, present, ouvrir } of TABLEURS) (present ? describe : describe.skip)(`${titre}, par ${nom}`, () => suite(ouvrir, nom));
}

/** The plan without its looks: every formula is there, and a file opens twice as fast. Whole files are opened by the golden cases. */
export function ecrireSansApparat(plan: Plan): Promise<Uint8Array> {
  return ecrireClasseur({
    ...plan,
    feuilles: plan.feuilles.map((feuille) => ({ ...feuille, misesEnForme: [], graphiques: [] })),
  });
}
