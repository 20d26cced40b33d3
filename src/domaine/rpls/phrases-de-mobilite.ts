/** The RPLS mobility said in a sentence, with its terms (DOMAINE §2.3): for a file and for an inventory alike. */
import type { MobiliteRpls } from './mobilite';

const pourcent = new Intl.NumberFormat('fr-FR', { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 });
const entier = new Intl.NumberFormat('fr-FR');

export function pluriel(nombre: number, un: string, plusieurs: string): string {
  return `${entier.format(nombre)} ${nombre > 1 ? plusieurs : un}`;
}

/** The rate of each département, with the variant that retains it. */
export function phrasesDeMobilite({ territoires }: MobiliteRpls, millesime: number): readonly string[] {
  return territoires.map(({ territoire, numerateur, denominateur, taux }) => {
    const ou = territoire === null ? 'sans département lisible' : `du département ${territoire}`;
    const calcul = `${pluriel(numerateur, 'logement reloué', 'logements reloués')} depuis le 1er janvier ${millesime - 1} sur ${pluriel(denominateur, 'logement loué ou proposé, mis', 'logements loués ou proposés, mis')} en location avant ${millesime - 1}`;
    const issue =
      territoire === null
        ? 'Ils ne comptent dans aucun territoire : corrigez leur commune.'
        : 'Il diffère du taux harmonisé : pour le retenir, choisissez la variante de taux « Mobilité RPLS » du territoire, dans les hypothèses.';
    return taux === null
      ? `taux de mobilité RPLS ${ou} : non défini, aucun logement au dénominateur.`
      : `taux de mobilité RPLS ${ou} : ${pourcent.format(taux)} (${calcul}). ${issue}`;
  });
}
