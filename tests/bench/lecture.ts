/**
 * Validating and reading, against the barest passes over the same values and against two schema validators. These are compared with the
 * first stage of the validation: the same rules of one cell, which refuse the same cells (`formes.test.ts`). The whole validation adds
 * the cross-checks, the repeated values and the findings that no schema of a row can express; reading, a dwelling made of each row and a
 * sentence written for each finding.
 */
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import { examinerCellulesParLots, lireInventaire, validerParLots, type Validation } from '../../src/domaine/lecture/lire-inventaire';
import { auBout } from '../../src/domaine/lots';
import { inventaireDuBanc } from './inventaire';
import { comparerTemps, picMemoire } from './mesures';
import { passeNue, passeQuiGarde } from './passes-nues';
import { rangees, validerAvecAjv, validerAvecZod } from './schemas';

export async function mesurerLecture(nombre: number): Promise<object> {
  const { lignes, correspondance } = await inventaireDuBanc(nombre);
  const options = { referentiel: chargerReferentielNode(), exercice: 2026, premiereLigne: 1, premiereColonne: 1 };
  const valider = (): Validation => auBout(validerParLots(lignes, correspondance, options, () => undefined));
  // The engine forgets the machine code of classes that have no instance left: one is kept, as the schema validators are.
  const gardee = valider();
  const examiner = (): number => auBout(examinerCellulesParLots(lignes, correspondance, options.exercice));
  const cellulesRefusees = examiner();
  const inventaire = lireInventaire(lignes, correspondance, options);
  const picAvantSchemas = picMemoire();
  const objets = rangees(lignes.slice(1));
  const ajv = validerAvecAjv();
  const zod = validerAvecZod();
  const ms = comparerTemps({
    nue: () => passeNue(lignes),
    garde: () => passeQuiGarde(lignes),
    cellules: examiner,
    validation: valider,
    lecture: () => lireInventaire(lignes, correspondance, options),
    ajv: () => objets.reduce((erreurs, objet) => erreurs + ajv(objet), 0),
    objetsPuisAjv: () => rangees(lignes.slice(1)).reduce((erreurs, objet) => erreurs + ajv(objet), 0),
    zod: () => objets.reduce((erreurs, objet) => erreurs + zod(objet), 0),
  });
  return {
    lignes: inventaire.lignesLues,
    colonnes: lignes[0]?.length ?? 0,
    logements: inventaire.biens.length,
    ecartees: inventaire.ecartees.length,
    constats: gardee.rapporteur.enAttente,
    anomalies: inventaire.anomalies.length,
    cellulesRefusees,
    erreursAjv: objets.reduce((erreurs, objet) => erreurs + ajv(objet), 0),
    ms: Object.fromEntries(Object.entries(ms).map(([nom, valeur]) => [nom, Math.round(valeur)])),
    rapports: {
      cellulesSurAjv: ms.cellules / ms.ajv,
      cellulesSurObjetsPuisAjv: ms.cellules / ms.objetsPuisAjv,
      cellulesSurZod: ms.cellules / ms.zod,
      validationSurPasseNue: ms.validation / ms.nue,
      validationSurAjv: ms.validation / ms.ajv,
      validationSurZod: ms.validation / ms.zod,
      lectureSurPasseNue: ms.lecture / ms.nue,
      lectureSurPasseQuiGarde: ms.lecture / ms.garde,
      lectureSurAjv: ms.lecture / ms.ajv,
      lectureSurZod: ms.lecture / ms.zod,
    },
    picMo: picAvantSchemas,
  };
}
