/** Reading and writing through Microsoft's client, with the limits of Excel on the web: requests, bytes, memory, and the first calculation. */
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import type { Hypotheses } from '../../src/domaine/hypotheses';
import { lireInventaire } from '../../src/domaine/lecture/lire-inventaire';
import { genererPlan } from '../../src/classeur/generer-plan';
import type { Plan } from '../../src/classeur/plan';
import { creerPorteExcel } from '../../src/excel';
import type { PorteExcel } from '../../src/excel/porte';
import { HoteExcel } from '../../src/sandbox/hote';
import { creerMoteur, type MoteurMesure } from '../../src/sandbox/moteur/ironcalc';
import { initialiserMoteurNode } from '../../src/sandbox/moteur/noeud';
import { chargerExcel } from '../../src/sandbox/transports/noeud';
import { inventaireDuBanc, type OptionsDuBanc } from './inventaire';
import { chronometrer, picMemoire } from './mesures';

export interface BancHote {
  readonly hote: HoteExcel;
  readonly porte: PorteExcel;
  readonly plan: Plan;
  readonly moteur: MoteurMesure;
  readonly bilan: { readonly lecture: Echange; readonly planMs: number };
}

interface Echange {
  readonly syncs: number;
  readonly octets: number;
  readonly plusGrandeRequete: number;
  readonly plusGrandeReponse: number;
  readonly ms: number;
}

/** Counts each request and answer as they cross the wire. */
async function echanger(hote: HoteExcel, travail: () => Promise<unknown>): Promise<Echange> {
  const avant = { ...hote.stats };
  let plusGrandeRequete = 0;
  let plusGrandeReponse = 0;
  const traiter = hote.traiter.bind(hote);
  hote.traiter = (requete, texte) => {
    const reponse = traiter(requete, texte);
    plusGrandeRequete = Math.max(plusGrandeRequete, Buffer.byteLength(texte));
    plusGrandeReponse = Math.max(plusGrandeReponse, Buffer.byteLength(reponse.corps));
    return reponse;
  };
  const { ms } = await chronometrer(travail);
  hote.traiter = traiter;
  return { syncs: hote.stats.syncs - avant.syncs, octets: hote.stats.octets - avant.octets, plusGrandeRequete, plusGrandeReponse, ms };
}

export async function preparerHote(
  nombre: number,
  options: OptionsDuBanc = {},
  regler: (hypotheses: Hypotheses) => Hypotheses = (h) => h,
): Promise<BancHote> {
  const { lignes, correspondance } = await inventaireDuBanc(nombre, options);
  initialiserMoteurNode();
  let moteur: MoteurMesure | null = null;
  const hote = new HoteExcel({
    plateforme: 'web',
    moteur: (source) => (moteur = creerMoteur(source)),
    surDefaut: (cause) => {
      throw cause;
    },
  });
  const feuille = hote.classeur.feuilles[0]?.nom ?? '';
  hote.remplir(feuille, 0, 0, lignes);
  lignes.length = 0;
  const porte = creerPorteExcel(chargerExcel(hote).Excel);
  let valeurs: Awaited<ReturnType<PorteExcel['lire']>>['valeurs'] = [];
  const lecture = await echanger(hote, async () => {
    ({ valeurs } = await porte.lire({ type: 'feuille-active' }));
  });
  const { resultat: plan, ms: planMs } = await chronometrer(() => {
    const inventaire = lireInventaire(valeurs, correspondance, {
      referentiel: chargerReferentielNode(),
      exercice: 2026,
      premiereLigne: 1,
      premiereColonne: 1,
    });
    const hypotheses = regler(completerHypotheses({}, inventaire, 2026));
    return genererPlan(inventaire, hypotheses, { version: 'banc', feuilleSource: feuille, date: '2026-01-01' });
  });
  if (moteur === null) throw new Error('Le moteur de calcul n’a pas été créé.');
  return { hote, porte, plan, moteur, bilan: { lecture, planMs } };
}

/** Cells of the plan whose computed value is not the one that the rules give. */
export function ecartsAvecLesRegles({ hote, plan }: BancHote): { readonly comparees: number; readonly ecarts: number } {
  let comparees = 0;
  let ecarts = 0;
  for (const { nom, tables } of plan.feuilles) {
    const feuille = hote.classeur.feuille(nom);
    for (const table of tables) {
      for (const [rang, { formule }] of table.colonnes.entries()) {
        if (formule === undefined) continue;
        for (const [l, ligne] of table.lignes.entries()) {
          const voulue = ligne[rang] ?? '';
          const calculee = feuille?.valeur(table.ligne + 1 + l, table.colonne + rang);
          if (typeof voulue === 'object') continue;
          comparees += 1;
          const egales =
            typeof voulue === 'number' && typeof calculee === 'number'
              ? Math.abs(voulue - calculee) <= 1e-9 * Math.max(1, Math.abs(voulue))
              : voulue === calculee;
          if (!egales) ecarts += 1;
        }
      }
    }
  }
  return { comparees, ecarts };
}

export async function mesurerHote(nombre: number): Promise<object> {
  const banc = await preparerHote(nombre);
  const { hote, porte, plan, moteur, bilan } = banc;
  let etapes = 0;
  const ecriture = await echanger(hote, () => porte.executer(plan, { onProgres: () => (etapes += 1) }));
  const picAvantCalcul = picMemoire();
  const flux = plan.feuilles.find(({ nom }) => nom === 'Flux');
  const { ms: calculMs } = await chronometrer(() => porte.lireTables(flux?.tables.map(({ nom }) => nom) ?? []));
  const cellules = [...moteur.cellulesCalculees.values()].reduce((somme, n) => somme + n, 0);
  return {
    ...bilan,
    ecriture,
    etapes,
    picAvantCalcul,
    calculMs,
    cellulesCalculees: cellules,
    ...ecartsAvecLesRegles(banc),
    picMo: picMemoire(),
  };
}
