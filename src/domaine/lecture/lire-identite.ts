/** Which dwelling it is: the bailleur's reference and the RPLS number, present and unique (V01, V02). */
import type { Indicateur, ValeurCellule } from '../inventaire';
import type { Valeur } from './colonne-lue';
import type { ContexteDeLecture } from './contexte-de-lecture';
import { A_EXAMINER, NEUF_CHIFFRES, RPLS_NET } from './identifiant';
import { estScientifique, normaliserRpls, SCIENTIFIQUE, ZERO_RESTITUE } from './normaliser-codes';
import { citer, type Rapporteur } from './rapporteur';
import { estAbsent, texteDe } from './texte';
import { ValeursUniques } from './valeurs-uniques';

/** Reads the identifiers row after row, and remembers them: only the whole inventory tells which one comes twice. */
export class LecteurDIdentite {
  private readonly rplsVus = new ValeursUniques();
  private readonly refsVues = new ValeursUniques();

  constructor(
    private readonly contexte: ContexteDeLecture,
    private readonly rapporteur: Rapporteur,
  ) {}

  lireReference(cellule: Valeur, index: number): string | null {
    const { texte: ref } = cellule;
    if (cellule.genre !== A_EXAMINER) {
      this.refsVues.noter(ref, index, cellule.empreinte);
      return ref;
    }
    const { a, signaler } = this.contexte;
    if (!a('refBailleur')) return null;
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
    this.refsVues.noter(ref, index);
    return ref;
  }

  lireRpls(cellule: Valeur, index: number): string | null {
    if (cellule.genre === RPLS_NET) {
      this.rplsVus.noter(cellule.texte, index, cellule.empreinte);
      return cellule.texte;
    }
    const { a, signaler } = this.contexte;
    const valeur = cellule.brute;
    if (cellule.genre === NEUF_CHIFFRES) return this.retablirLeZero(cellule.texte, `0${cellule.texte}`, valeur, index);
    if (!a('rplsId')) return null;
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
            : `le numéro RPLS ${citer(texteDe(valeur))} n’a pas 10 caractères, chiffres ou lettres. Reprenez-le dans le répertoire, au format texte.`,
      });
      return null;
    }
    if (lecture.remarque === ZERO_RESTITUE) return this.retablirLeZero(texteDe(valeur), lecture.valeur, valeur, index);
    this.rplsVus.noter(lecture.valeur, index);
    return lecture.valeur;
  }

  private retablirLeZero(lu: string, rpls: string, valeur: ValeurCellule, index: number): string {
    this.rplsVus.noter(rpls, index);
    this.contexte.signaler({
      gravite: 'information',
      regle: 'V01',
      indicateur: 'rplsId',
      valeur,
      message: () =>
        `le zéro de tête perdu a été rétabli : ${citer(lu)} est lu ${rpls}. Mettez la colonne au format texte, ou gardez cette lecture.`,
      correction: rpls,
    });
    return rpls;
  }

  /** A value met twice is reported once, on its first cell, and kept as read on each row: nothing says which row is wrong. */
  *conclure(): Generator<void, void> {
    yield* this.signalerDoublons(this.refsVues, 'V02', 'refBailleur', 'la référence');
    yield* this.signalerDoublons(this.rplsVus, 'V01', 'rplsId', 'le numéro RPLS');
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
