/** Reading and validating, against the barest passes over the same values and against two schema validators. */
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import { lireInventaire, lireInventaireParLots } from '../../src/domaine/lecture/lire-inventaire';
import { inventaireDuBanc } from './inventaire';
import { comparerTemps, picMemoire } from './mesures';
import { passeNue, passeQuiGarde } from './passes-nues';
import { rangees, validerAvecAjv, validerAvecZod } from './schemas';

export async function mesurerLecture(nombre: number): Promise<object> {
  const { lignes, correspondance } = await inventaireDuBanc(nombre);
  const options = { referentiel: chargerReferentielNode(), exercice: 2026, premiereLigne: 1, premiereColonne: 1 };
  const inventaire = lireInventaire(lignes, correspondance, options);
  const objets = rangees(lignes.slice(1));
  const ajv = validerAvecAjv();
  const zod = validerAvecZod();
  const ms = comparerTemps({
    nue: () => passeNue(lignes),
    garde: () => passeQuiGarde(lignes),
    lecture: () => lireInventaire(lignes, correspondance, options),
    ajv: () => objets.reduce((erreurs, objet) => erreurs + ajv(objet), 0),
    zod: () => objets.reduce((erreurs, objet) => erreurs + zod(objet), 0),
  });
  return {
    lignes: inventaire.lignesLues,
    colonnes: lignes[0]?.length ?? 0,
    logements: inventaire.biens.length,
    ecartees: inventaire.ecartees.length,
    anomalies: inventaire.anomalies.length,
    erreursAjv: objets.reduce((erreurs, objet) => erreurs + ajv(objet), 0),
    ms: Object.fromEntries(Object.entries(ms).map(([nom, valeur]) => [nom, Math.round(valeur)])),
    rapports: {
      lectureSurPasseNue: ms.lecture / ms.nue,
      lectureSurPasseQuiGarde: ms.lecture / ms.garde,
      lectureSurAjv: ms.lecture / ms.ajv,
      lectureSurZod: ms.lecture / ms.zod,
    },
    plusLongLotMs: plusLongLot(lignes, correspondance, options),
    picMo: picMemoire(),
  };
}

/** What the pane cannot answer during: the longest of the batches of a thousand rows that it reads between two pauses. */
function plusLongLot(...[lignes, correspondance, options]: Parameters<typeof lireInventaire>): number {
  const lots = lireInventaireParLots(lignes, correspondance, options, 1000);
  let pire = 0;
  for (let fini = false; !fini;) {
    const depart = performance.now();
    fini = lots.next().done === true;
    pire = Math.max(pire, performance.now() - depart);
  }
  return Math.round(pire);
}
