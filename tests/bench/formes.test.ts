import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import type { ValeurCellule } from '../../src/domaine/inventaire';
import { preparer, VALEUR_ABSENTE } from '../../src/domaine/lecture/colonne-lue';
import { aucunCode, INDICATEURS_DE_CODES } from '../../src/domaine/lecture/donnees-personnelles';
import { formesDesCellules } from '../../src/domaine/lecture/formes-des-cellules';
import { examinerCellulesParLots, lireInventaire } from '../../src/domaine/lecture/lire-inventaire';
import { auBout } from '../../src/domaine/lots';
import { INDICATEURS_DU_BANC, inventaireDuBanc } from './inventaire';
import { rangees, schemaAjv, schemaZod } from './schemas';

const EXERCICE = 2026;
const FORMES = formesDesCellules(EXERCICE);

/** Columns whose cell the reading refuses for its form. */
function refuseesParLaLecture(ligne: readonly ValeurCellule[]): string[] {
  return INDICATEURS_DU_BANC.filter((indicateur, rang) => {
    const cellule = ligne[rang] ?? null;
    const nature = { entete: '', code: INDICATEURS_DE_CODES.has(indicateur), aucunCode: aucunCode(indicateur), forme: null };
    return FORMES[indicateur]?.refuse(cellule === null ? VALEUR_ABSENTE : preparer(cellule, nature, new Set())) === true;
  }).sort();
}

test('sur les lignes du banc, ajv, zod et la première étape de la validation refusent les mêmes cellules', async () => {
  const { lignes, correspondance } = await inventaireDuBanc(12_000);
  const options = { referentiel: chargerReferentielNode(), exercice: EXERCICE, premiereLigne: 1, premiereColonne: 1 };
  const ecartees = new Set(lireInventaire(lignes, correspondance, options).ecartees.map(({ ligneSource }) => ligneSource));
  const logements = lignes.filter((_, rang) => !ecartees.has(rang + 1));
  const ajv = schemaAjv();
  const zod = schemaZod();
  let refusees = 0;
  for (const [rang, rangee] of rangees(logements).entries()) {
    const attendues = refuseesParLaLecture(logements[rang] ?? []);
    const erreurs = ajv(rangee) ? [] : (ajv.errors ?? []);
    const parAjv = [...new Set(erreurs.map(({ instancePath }) => instancePath.slice(1)))].sort();
    const parZod = [...new Set(zod.safeParse(rangee).error?.issues.map(({ path }) => String(path[0])))].sort();
    expect({ rangee, parAjv, parZod }).toEqual({ rangee, parAjv: attendues, parZod: attendues });
    refusees += attendues.length;
  }
  expect(refusees).toBeGreaterThan(50);
  expect(auBout(examinerCellulesParLots(lignes, correspondance, EXERCICE))).toBe(refusees);
});
