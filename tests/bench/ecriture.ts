/** Writing through Microsoft's client: how long our thread is kept between two turns of the loop, what the host does apart. */
import type { Plan } from '../../src/classeur/plan';
import { creerPorteExcel } from '../../src/excel';
import { HoteExcel } from '../../src/sandbox/hote';
import type { Moteur } from '../../src/sandbox/moteur/moteur';
import { chargerExcel } from '../../src/sandbox/transports/noeud';
import { Etapes, type Deroule } from './etapes';

const rien = (): void => undefined;

/** What formulas give is the host's business, and changes nothing of what is written. */
const MOTEUR_MUET: Moteur = {
  ajouterFeuille: rien,
  renommerFeuille: rien,
  supprimerFeuille: rien,
  definirFormule: rien,
  constanteChangee: rien,
  valeur: () => 0,
  definirTables: rien,
  definirNoms: rien,
  suspendre: rien,
  reprendre: rien,
};

export interface Ecritures {
  readonly ecriture: Deroule;
  /** The same plan again, over the sheets that are there. */
  readonly miseAJour: Deroule;
}

/** The host answers in this thread; in Excel it is another program. What it reads of a request is the host's as well. */
async function surveiller(hote: HoteExcel, travail: () => Promise<unknown>): Promise<Deroule> {
  const etapes = new Etapes();
  const traiter = hote.traiter.bind(hote);
  hote.traiter = (requete, texte) => etapes.horsMesure(() => traiter(requete, texte));
  const { parse } = JSON;
  JSON.parse = (texte: string) => etapes.horsMesure(() => parse(texte) as unknown);
  const { setTimeout: minuterie } = globalThis;
  const couperPuis = (rappel: () => void, ms?: number): ReturnType<typeof setTimeout> =>
    minuterie(() => {
      etapes.couper();
      rappel();
    }, ms);
  globalThis.setTimeout = couperPuis as typeof setTimeout;
  let enCours = true;
  const tour = (): void => {
    etapes.couper();
    if (enCours) setImmediate(tour);
  };
  setImmediate(tour);
  try {
    await travail();
  } finally {
    enCours = false;
    globalThis.setTimeout = minuterie;
    JSON.parse = parse;
    hote.traiter = traiter;
  }
  etapes.couper();
  return etapes.conclure();
}

export async function mesurerEcritures(plan: Plan): Promise<Ecritures> {
  // A pause is then a timer, which the loop runs in a turn of its own: stretches do not run into one another.
  Reflect.deleteProperty(globalThis, 'MessageChannel');
  const hote = new HoteExcel({ plateforme: 'web', moteur: () => MOTEUR_MUET });
  const porte = creerPorteExcel(chargerExcel(hote).Excel);
  const ecriture = await surveiller(hote, () => porte.executer(plan));
  const miseAJour = await surveiller(hote, () => porte.executer(plan));
  return { ecriture, miseAJour };
}
