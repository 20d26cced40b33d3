/** Which dwelling it is: the bailleur's reference and the RPLS number, present and unique (V01, V02). */
import type { Indicateur, ValeurCellule } from '../inventaire';
import type { BlocLu } from './bloc-lu';
import type { Valeur } from './colonne-lue';
import type { ContexteDeLecture } from './contexte-de-lecture';
import { REFERENCE_NETTE, RPLS_NET } from './identifiant';
import type { Compris } from './memoire';
import { estScientifique, normaliserRpls, QUE_DES_ZEROS, SCIENTIFIQUE, ZERO_RESTITUE } from './normaliser-codes';
import { citer, type Constat, type Rapporteur } from './rapporteur';
import { RegleDIdentifiant } from './regle-d-identifiant';
import { estAbsent, texteDe } from './texte';
import type { ValeursUniques } from './valeurs-uniques';

/** Characters of an RPLS number. */
const LONGUEUR_RPLS = 10;

/** Said of thousands of rows: one function for all. */
const direLeZero = ({ valeur, correction }: Constat): string =>
  `le zéro de tête perdu a été rétabli : ${citer(texteDe(valeur))} est lu ${correction ?? ''}. Mettez la colonne au format texte, ou gardez cette lecture.`;

function constatDuZero(rpls: string, valeur: ValeurCellule): Constat {
  return { gravite: 'information', regle: 'V01', indicateur: 'rplsId', valeur, message: direLeZero, correction: rpls };
}

/** Runs a rule on a row of the block. */
type Recueillir = (place: number, calcul: () => string | null) => Compris<string | null>;

/** Reads the identifiers and remembers them: only the whole inventory tells which one comes twice. */
export class LecteurDIdentite {
  readonly references: RegleDIdentifiant;
  readonly numeros: RegleDIdentifiant;

  constructor(
    private readonly contexte: ContexteDeLecture,
    source: BlocLu,
    private readonly cellule: (indicateur: 'refBailleur' | 'rplsId') => Valeur,
    recueillir: Recueillir,
    private readonly rapporteur: Rapporteur,
  ) {
    this.references = new RegleDIdentifiant(source, 'refBailleur', {
      genreSur: REFERENCE_NETTE,
      completer: (texte) => texte,
      examiner: (place, index) => recueillir(place, () => this.examinerReference(this.cellule('refBailleur').texte, index)),
      // Nine digits are a reference.
      retablir: (place) => ({ resultat: source.cellule(source.rangs.refBailleur, place).texte, constats: [] }),
    });
    this.numeros = new RegleDIdentifiant(source, 'rplsId', {
      genreSur: RPLS_NET,
      completer: (texte) => texte.padStart(LONGUEUR_RPLS, '0'),
      examiner: (place, index) => recueillir(place, () => this.examinerRpls(this.cellule('rplsId').brute, index)),
      retablir: (place) => {
        const { brute } = source.cellule(source.rangs.rplsId, place);
        const resultat = `0${texteDe(brute)}`;
        return { resultat, constats: [constatDuZero(resultat, brute)] };
      },
    });
  }

  private examinerReference(ref: string, index: number): string | null {
    const { signaler } = this.contexte;
    // « NC » and « 0 » on two rows are two references missing, not one given twice.
    if (estAbsent(ref) || /^0+$/.test(ref)) {
      signaler({
        gravite: 'erreur',
        regle: 'V02',
        indicateur: 'refBailleur',
        valeur: ref,
        message: `la référence du logement manque${ref === '' ? '' : ` : ${citer(ref)} n’en est pas une`}. Saisissez une référence unique.`,
      });
      return null;
    }
    if (estScientifique(ref)) {
      signaler({
        gravite: 'erreur',
        regle: 'V02',
        indicateur: 'refBailleur',
        valeur: ref,
        message: `la référence ${citer(ref)} est en notation scientifique : ses derniers chiffres sont perdus. Reprenez-la dans votre logiciel, au format texte.`,
      });
      return null;
    }
    this.references.vues.noter(ref, index);
    return ref;
  }

  private examinerRpls(valeur: ValeurCellule, index: number): string | null {
    const { signaler } = this.contexte;
    const lecture = normaliserRpls(valeur);
    const base = { regle: 'V01', indicateur: 'rplsId', valeur } as const;
    if (lecture.etat === 'vide') {
      signaler({
        ...base,
        gravite: 'alerte',
        message: 'le numéro RPLS manque : le logement est traité comme neuf. Saisissez-le s’il existe.',
      });
      return null;
    }
    if (lecture.etat === 'inconnu') {
      signaler({
        ...base,
        gravite: 'erreur',
        message:
          lecture.remarque === SCIENTIFIQUE
            ? `le numéro RPLS ${citer(texteDe(valeur))} est en notation scientifique : ses derniers chiffres sont perdus. Reprenez-le dans le répertoire, au format texte.`
            : lecture.remarque === QUE_DES_ZEROS
              ? `le numéro RPLS ${citer(texteDe(valeur))} n’en est pas un : il n’a que des zéros. Reprenez-le dans le répertoire, ou videz la cellule si le logement est neuf.`
              : `le numéro RPLS ${citer(texteDe(valeur))} n’a pas 10 caractères, chiffres ou lettres. Reprenez-le dans le répertoire, au format texte.`,
      });
      return null;
    }
    this.numeros.vues.noter(lecture.valeur, index);
    if (lecture.remarque === ZERO_RESTITUE) signaler(constatDuZero(lecture.valeur, valeur));
    return lecture.valeur;
  }

  /** A value met twice is reported once, on its first cell, and kept as read on each row: nothing says which row is wrong. */
  *conclure(): Generator<void, void> {
    yield* this.signalerDoublons(this.references.vues, 'V02', 'refBailleur', 'la référence');
    yield* this.signalerDoublons(this.numeros.vues, 'V01', 'rplsId', 'le numéro RPLS');
  }

  private *signalerDoublons(valeurs: ValeursUniques, regle: string, indicateur: Indicateur, sujet: string): Generator<void, void> {
    for (const { valeur, premiere, autres } of yield* valeurs.doublons()) {
      const cellules = autres.slice(0, 3).map((index) => this.rapporteur.cellule(indicateur, index) ?? '');
      const reste = autres.length > 3 ? ` et ${autres.length - 3} autre${autres.length > 4 ? 's' : ''}` : '';
      this.rapporteur.signaler(premiere, {
        gravite: 'erreur',
        regle,
        indicateur,
        valeur,
        message: `${sujet} ${citer(valeur)} figure aussi en ${cellules.join(', ')}${reste}. Corrigez les cellules fausses, ou supprimez les lignes en trop ; un logement à plusieurs réservataires tient sur une seule ligne, les noms séparés par « / ».`,
      });
    }
  }
}
