/**
 * How many dwellings each remark makes doubtful, indicator by indicator. A dwelling is counted once per indicator, under its first
 * remark still open, or else its first one: those given here come in the order of `ordonner`, the gravest first. What only informs
 * makes nothing doubtful.
 */
import type { Bien } from '../bien';
import { bienParLigne, type BienDeLaLigne } from '../bien-par-ligne';
import type { Anomalie, Inventaire } from '../inventaire';
import { auBout, parcourirParLots, TAILLE_DU_LOT } from '../lots';
import { cleDeReservataire } from '../reservataires/cle-de-reservataire';
import { indicateurDeQualite, INDICATEURS_DE_QUALITE, type IndicateurDeQualite } from './neuf-indicateurs';

export interface Remarque {
  readonly anomalie: Anomalie;
  readonly traitee: boolean;
}

export interface Concernes {
  /** For each remark, in the order given. */
  readonly parRemarque: readonly number[];
  /** Values that were not read, and that no error nor alert mentions. */
  readonly sansRemarque: ReadonlyMap<IndicateurDeQualite, number>;
  /** Values that were not read, with or without a remark. */
  readonly nonLus: ReadonlyMap<IndicateurDeQualite, number>;
}

const FACULTATIFS = new Set(INDICATEURS_DE_QUALITE.filter(({ facultatif }) => facultatif).map(({ id }) => id));

type Concerne = Pick<Inventaire, 'biens'>;

export function compterConcernes(inventaire: Concerne, remarques: readonly Remarque[]): Concernes {
  return auBout(compterConcernesParLots(inventaire, remarques));
}

export function* compterConcernesParLots({ biens }: Concerne, remarques: readonly Remarque[]): Generator<void, Concernes> {
  const bienDe = bienParLigne(biens);
  const groupes = yield* grouper(biens, remarques, bienDe);
  const vus = new Map<IndicateurDeQualite, Set<Bien>>(INDICATEURS_DE_QUALITE.map(({ id }) => [id, new Set()]));

  let pris = 0;
  // A remark may stand for one dwelling or for all of them: pauses come by dwellings, not by remarks.
  function* prendre(id: IndicateurDeQualite, candidats: readonly Bien[]): Generator<void, number> {
    const deja = vus.get(id) ?? new Set();
    const avant = deja.size;
    for (const bien of candidats) {
      deja.add(bien);
      pris += 1;
      if (pris % TAILLE_DU_LOT === 0) yield;
    }
    return deja.size - avant;
  }
  const parRemarque = remarques.map(() => 0);
  const surUneColonne: [rang: number, id: IndicateurDeQualite][] = [];
  const ouvertes: [rang: number, id: IndicateurDeQualite, anomalie: Anomalie][] = [];
  const traitees: typeof ouvertes = [];
  yield* parcourirParLots(remarques, ({ anomalie, traitee }, rang) => {
    const id = indicateurDouteux(anomalie);
    if (id !== null) (traitee ? traitees : ouvertes).push([rang, id, anomalie]);
  });
  for (const [rang, id, anomalie] of [...ouvertes, ...traitees]) {
    const bien = bienDe(anomalie.ligneSource);
    if (bien === undefined) surUneColonne.push([rang, id]);
    else parRemarque[rang] = (yield* prendre(id, [bien])) + (yield* prendre(id, groupes(anomalie, id, bien)));
  }
  const nonLus = new Map<IndicateurDeQualite, Bien[]>();
  for (const { id, lu } of INDICATEURS_DE_QUALITE) {
    const vides: Bien[] = [];
    nonLus.set(id, vides);
    yield* parcourirParLots(biens, (bien) => void (lu(bien) || vides.push(bien)));
  }
  // A remark on the header speaks for every value that no other remark explains.
  for (const [rang, id] of surUneColonne) {
    parRemarque[rang] = yield* prendre(id, nonLus.get(id) ?? []);
  }
  const sansRemarque = new Map<IndicateurDeQualite, number>();
  for (const [id, vides] of nonLus) {
    sansRemarque.set(id, FACULTATIFS.has(id) ? 0 : vides.filter((bien) => vus.get(id)?.has(bien) !== true).length);
    yield;
  }
  return {
    parRemarque,
    nonLus: new Map([...nonLus].map(([id, vides]) => [id, vides.length])),
    sansRemarque,
  };
}

/** Null when the remark makes nothing doubtful. */
function indicateurDouteux({ indicateur, gravite }: Anomalie): IndicateurDeQualite | null {
  return gravite === 'information' ? null : indicateurDeQualite(indicateur);
}

type Groupes = (anomalie: Anomalie, id: IndicateurDeQualite, bien: Bien) => readonly Bien[];

/** A name, or a number met twice, is reported once for all the rows that bear it: only those that a remark names are grouped. */
function* grouper(biens: readonly Bien[], remarques: readonly Remarque[], bienDe: BienDeLaLigne): Generator<void, Groupes> {
  const parNumero = new Map<string, Bien[]>();
  const parNom = new Map<string, Bien[]>();
  const cles = new Map<string, string>();
  const cleDe = (nom: string): string => {
    const connue = cles.get(nom);
    if (connue !== undefined) return connue;
    const cle = cleDeReservataire(nom);
    cles.set(nom, cle);
    return cle;
  };
  yield* parcourirParLots(remarques, ({ anomalie }) => {
    const id = indicateurDouteux(anomalie);
    if (id === 'rplsId') {
      const numero = bienDe(anomalie.ligneSource)?.rplsId;
      if (typeof numero === 'string') parNumero.set(numero, []);
    } else if (id !== null && anomalie.regle === 'V09') {
      parNom.set(cleDe(anomalie.valeurLue), []);
    }
  });
  if (parNumero.size > 0 || parNom.size > 0) {
    yield* parcourirParLots(biens, (bien) => {
      if (bien.rplsId !== null) parNumero.get(bien.rplsId)?.push(bien);
      if (parNom.size === 0) return;
      for (const nom of bien.reservataires) parNom.get(cleDe(nom))?.push(bien);
    });
  }
  return (anomalie, id, bien) => {
    if (anomalie.lignes !== undefined) return anomalie.lignes.flatMap((ligne) => bienDe(ligne) ?? []);
    if (id === 'rplsId') return bien.rplsId === null ? [] : (parNumero.get(bien.rplsId) ?? []);
    return anomalie.regle === 'V09' ? (parNom.get(cleDe(anomalie.valeurLue)) ?? []) : [];
  };
}
