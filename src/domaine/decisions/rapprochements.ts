/** What the user decided about the names of réservataires: « lu ainsi » is « retenu ainsi », with its category. */
import { NON_RESERVE } from '../bien';
import type { Categorie } from '../categories';
import { texteMasque } from '../lecture/donnees-personnelles';
import { cleDeReservataire } from '../reservataires/cle-de-reservataire';

export interface Rapprochement {
  readonly nomLu: string;
  readonly nomRetenu: string;
  readonly categorie: Categorie;
  /** `aaaa-mm-jj`, null when the date is not known. */
  readonly decideLe: string | null;
}

export interface IndexDesRapprochements {
  /** Undefined when nothing was decided about this spelling. */
  pour(nomLu: string): Rapprochement | undefined;
  /** The category decided for a retained name. */
  categorieDe(nomRetenu: string): Categorie | undefined;
  readonly nombre: number;
}

/** As the reading sees names: what a person typed, or an earlier workbook kept, may hold personal data that is written nowhere. */
export function sansDonneePersonnelle(decision: Rapprochement): Rapprochement {
  const nomLu = texteMasque(decision.nomLu, 'reservataire');
  const nomRetenu = texteMasque(decision.nomRetenu, 'reservataire');
  return nomLu === decision.nomLu && nomRetenu === decision.nomRetenu ? decision : { ...decision, nomLu, nomRetenu };
}

/** « NON_RESERVE » is the one name of what nobody holds, whatever the label that was chosen for it. */
function nomRetenu({ nomRetenu: nom, categorie }: Rapprochement): string {
  return categorie === 'non-reserve' ? NON_RESERVE : nom;
}

/** « AL? » is not « AL »: what is decided about the doubtful one changes nothing for the other. */
const cleDe = (nomLu: string): string => `${cleDeReservataire(nomLu)}${nomLu.includes('?') ? ' ?' : ''}`;

/** The last decision about a spelling wins; case, accents and punctuation do not make another spelling. */
export function indexerRapprochements(rapprochements: readonly Rapprochement[]): IndexDesRapprochements {
  const parCle = new Map<string, Rapprochement>();
  const categories = new Map<string, Categorie>();
  for (const decision of rapprochements.map(sansDonneePersonnelle)) {
    const cle = cleDe(decision.nomLu);
    const nom = nomRetenu(decision);
    if (cle === '' || nom.trim() === '') continue;
    parCle.set(cle, { ...decision, nomRetenu: nom });
    categories.set(cleDeReservataire(nom), decision.categorie);
  }
  return {
    pour: (nomLu) => parCle.get(cleDe(nomLu)),
    categorieDe: (nom) => categories.get(cleDeReservataire(nom)),
    nombre: parCle.size,
  };
}

/** New decisions over those of earlier runs: one row per spelling, in the order in which they were first decided. */
export function fusionnerRapprochements(anciens: readonly Rapprochement[], nouveaux: readonly Rapprochement[]): readonly Rapprochement[] {
  const parCle = new Map<string, Rapprochement>();
  for (const decision of [...anciens, ...nouveaux].map(sansDonneePersonnelle)) parCle.set(cleDe(decision.nomLu), decision);
  return [...parCle.values()];
}
