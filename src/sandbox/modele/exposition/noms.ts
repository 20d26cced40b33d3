import { erreurs } from '../../fil/erreurs';
import { Expose, type ObjetHote, type TypeHote } from '../../fil/objet-hote';
import { adresseComplete } from '../adresse';
import type { Classeur } from '../classeur-vivant';
import type { Feuille } from '../feuille';
import type { NomDefini } from '../nom-defini';
import { Plage } from '../plage';
import { booleen, texte } from './commun';
import { exposerFeuille } from './feuilles';
import { exposerPlage } from './plage';

function typeDuNom(nom: NomDefini): string {
  if (nom.cible()) return 'Range';
  if (nom.formule.includes('#REF!')) return 'Error';
  if (/^="/.test(nom.formule)) return 'String';
  return /^=(TRUE|FALSE)$/i.test(nom.formule) ? 'Boolean' : 'Double';
}
function valeurDuNom(nom: NomDefini): unknown {
  const cible = nom.cible();
  if (cible) return adresseComplete(cible.feuille.nom, cible.zone, true);
  const brute = nom.formule.slice(1);
  return Number.isNaN(Number(brute)) ? brute.replace(/^"(.*)"$/, '$1') : Number(brute);
}

const NAMED_ITEM: TypeHote<{ readonly classeur: Classeur; readonly nom: NomDefini }> = {
  nom: 'NamedItem',
  identite: ({ nom }) => ({ _Id: nom.nom }),
  scalaires: {
    Name: { lire: ({ nom }) => nom.nom },
    Type: { lire: ({ nom }) => typeDuNom(nom) },
    Value: { lire: ({ nom }) => valeurDuNom(nom) },
    Formula: {
      lire: ({ nom }) => nom.formule,
      ecrire: ({ classeur, nom }, v) => {
        nom.formule = v.texte(0);
        classeur.calcul.nomsOntChange();
      },
    },
    Visible: { lire: ({ nom }) => nom.visible, ecrire: ({ nom }, v) => booleen<NomDefini>('visible').ecrire?.(nom, v) },
    Comment: { lire: ({ nom }) => nom.commentaire, ecrire: ({ nom }, v) => texte<NomDefini>('commentaire').ecrire?.(nom, v) },
    Scope: { lire: ({ nom }) => (nom.portee ? 'Worksheet' : 'Workbook') },
    _Id: { lire: ({ nom }) => nom.nom },
  },
  navigations: {
    Worksheet: ({ nom }) => {
      if (!nom.portee) throw erreurs.introuvable();
      return exposerFeuille(nom.portee);
    },
    WorksheetOrNullObject: ({ nom }) => nom.portee && exposerFeuille(nom.portee),
  },
  methodes: {
    GetRange: ({ nom }) => {
      const cible = nom.cible();
      if (!cible) throw erreurs.introuvable();
      return exposerPlage(cible);
    },
    GetRangeOrNullObject: ({ nom }) => {
      const cible = nom.cible();
      return cible && exposerPlage(cible);
    },
    Delete: ({ classeur, nom }) => classeur.noms.supprimer([nom]),
  },
};

interface Portee {
  readonly classeur: Classeur;
  readonly feuille: Feuille | null;
}
const exposerNom = (classeur: Classeur, nom: NomDefini | null): ObjetHote | null => nom && new Expose(NAMED_ITEM, { classeur, nom });

const NAMED_ITEMS: TypeHote<Portee> = {
  nom: 'NamedItemCollection',
  elements: ({ classeur, feuille }) => classeur.noms.de(feuille).map((nom) => new Expose(NAMED_ITEM, { classeur, nom })),
  element: ({ classeur, feuille }, p) => exposerNom(classeur, classeur.noms.trouver(p.cle(0), feuille)),
  methodes: {
    GetItemOrNullObject: ({ classeur, feuille }, p) => exposerNom(classeur, classeur.noms.trouver(p.cle(0), feuille)),
    GetCount: ({ classeur, feuille }) => classeur.noms.de(feuille).length,
    Add: ({ classeur, feuille }, p) => {
      const vise = p.brut(1);
      const formule =
        vise instanceof Expose && vise.cible instanceof Plage
          ? `=${adresseComplete(vise.cible.feuille.nom, vise.cible.zone, true)}`
          : String(vise);
      return exposerNom(classeur, classeur.noms.ajouter(p.texte(0), feuille, formule, p.texte(2, '')));
    },
  },
};

export const exposerNoms = (classeur: Classeur, feuille: Feuille | null): ObjetHote => new Expose(NAMED_ITEMS, { classeur, feuille });
