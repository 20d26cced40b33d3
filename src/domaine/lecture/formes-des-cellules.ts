/**
 * The form that each column asks of its cells, one cell at a time: a code that has its length, a value of the list, a date that can be
 * read. It is what a schema of one row can tell; what a cell is worth beside the others is for the rules.
 */
import type { Indicateur } from '../inventaire';
import type { Valeur } from './colonne-lue';
import { estScientifique, normaliserAnnee, normaliserDepartement, normaliserInsee, normaliserRpls } from './normaliser-codes';
import { normaliserDate, SANS_FIN } from './normaliser-date';
import { normaliserFinancement } from './normaliser-financement';
import { normaliserConstruction, normaliserQpv, normaliserTypologie } from './normaliser-logement';
import { normaliserLiberation } from './normaliser-motifs';
import { estAbsent, type Lecture } from './texte';

export interface Forme {
  /** The cell has not the form that its column asks for. */
  readonly refuse: (valeur: Valeur) => boolean;
  /** The rule that reads this cell alone has something to say; never less than it has. */
  readonly parle: (valeur: Valeur) => boolean;
}

const jamais = (): boolean => false;
/** Its rule reads other cells too. */
const deForme = (refuse: Forme['refuse']): Forme => ({ refuse, parle: jamais });
const deListe = (normaliser: (texte: string) => Lecture<unknown>): Forme => {
  const refuse: Forme['refuse'] = ({ texte }) => normaliser(texte).etat !== 'lu';
  return { refuse, parle: refuse };
};
/** Free text: any is fit, some is not understood. */
const deTexte = (parle: Forme['parle']): Forme => ({ refuse: jamais, parle });

const date = (exercice: number, borne: 'debut' | 'fin'): Forme =>
  deForme(({ brute }) => {
    const lecture = normaliserDate(brute, { exercice, borne });
    return lecture.etat === 'inconnu' && lecture.remarque !== SANS_FIN;
  });

/** « NC » and zeros alone are references missing; what a spreadsheet abbreviated has lost its last digits. */
const estUneReference = (texte: string): boolean => !estAbsent(texte) && !/^0+$/.test(texte) && !estScientifique(texte);

/** A dwelling for students is proposed to leave the flux. */
const CONSTRUCTION: Forme = {
  ...deListe(normaliserConstruction),
  parle: ({ texte }) => {
    const lecture = normaliserConstruction(texte);
    return lecture.etat !== 'lu' || lecture.valeur === 'E';
  },
};

/** By indicator; the others take any text, and no rule reads them alone. `exercice`: year N. */
export function formesDesCellules(exercice: number): { readonly [indicateur in Indicateur]?: Forme } {
  return {
    refBailleur: deForme(({ texte }) => !estUneReference(texte)),
    rplsId: deForme(({ brute }) => normaliserRpls(brute).etat !== 'lu'),
    commune: deForme(({ brute }) => normaliserInsee(brute).etat !== 'lu'),
    departement: deForme(({ brute }) => normaliserDepartement(brute).etat !== 'lu'),
    qpv: deListe(normaliserQpv),
    typologie: deListe(normaliserTypologie),
    financement: deListe(normaliserFinancement),
    construction: CONSTRUCTION,
    debutConvention: date(exercice, 'debut'),
    finConvention: date(exercice, 'fin'),
    liberation: deTexte(({ texte }) => normaliserLiberation(texte).etat === 'inconnu'),
    anneeConstruction: deTexte(({ brute }) => normaliserAnnee(brute, exercice + 5).etat === 'inconnu'),
  };
}
