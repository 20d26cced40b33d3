import { erreurs } from '../../fil/erreurs';
import { Expose, type ObjetHote, type TypeHote } from '../../fil/objet-hote';
import type { MiseEnFormeConditionnelle } from '../mise-en-forme-conditionnelle';
import { Plage } from '../plage';
import { lireCouleur } from '../style';
import { booleen } from './commun';
import { exposerPlage } from './plage';

const FOND: TypeHote<MiseEnFormeConditionnelle> = {
  nom: 'ConditionalRangeFill',
  scalaires: { Color: { lire: (m) => m.fond, ecrire: (m, v) => void (m.fond = lireCouleur(v.texte(0))) } },
  methodes: { Clear: (m) => void (m.fond = '') },
};
const POLICE: TypeHote<MiseEnFormeConditionnelle> = {
  nom: 'ConditionalRangeFont',
  scalaires: {
    Color: { lire: (m) => m.couleur, ecrire: (m, v) => void (m.couleur = lireCouleur(v.texte(0))) },
    Bold: { lire: (m) => m.gras, ecrire: (m, v) => void (m.gras = v.booleen(0)) },
    Italic: { lire: (m) => m.italique, ecrire: (m, v) => void (m.italique = v.booleen(0)) },
  },
};
const FORMAT: TypeHote<MiseEnFormeConditionnelle> = {
  nom: 'ConditionalRangeFormat',
  scalaires: { NumberFormat: { lire: (m) => m.formatDeNombre, ecrire: (m, v) => void (m.formatDeNombre = v.texte(0)) } },
  navigations: { Fill: (m) => new Expose(FOND, m), Font: (m) => new Expose(POLICE, m) },
};
const REGLE: TypeHote<MiseEnFormeConditionnelle> = {
  nom: 'ConditionalFormatRule',
  scalaires: {
    Formula: {
      lire: (m) => m.formule,
      ecrire: (m, v) => {
        if (!v.texte(0).startsWith('=')) throw erreurs.argumentInvalide();
        m.formule = v.texte(0);
      },
    },
  },
};
const PERSONNALISEE: TypeHote<MiseEnFormeConditionnelle> = {
  nom: 'CustomConditionalFormat',
  navigations: { Rule: (m) => new Expose(REGLE, m), Format: (m) => new Expose(FORMAT, m) },
};

interface Placee {
  readonly plage: Plage;
  readonly mise: MiseEnFormeConditionnelle;
}
const liste = (p: Plage): MiseEnFormeConditionnelle[] => p.feuille.conditionnelles.liste;

const CONDITIONAL_FORMAT: TypeHote<Placee> = {
  nom: 'ConditionalFormat',
  identite: ({ mise }) => ({ Id: mise.id }),
  scalaires: {
    Id: { lire: ({ mise }) => mise.id },
    Type: { lire: () => 'Custom' },
    Priority: {
      lire: ({ plage, mise }) => liste(plage).indexOf(mise),
      ecrire: ({ plage, mise }, v) => {
        const autres = liste(plage).filter((m) => m !== mise);
        autres.splice(v.entier(0), 0, mise);
        plage.feuille.conditionnelles.liste = autres;
      },
    },
    StopIfTrue: {
      lire: ({ mise }) => mise.arreterSiVrai,
      ecrire: ({ mise }, v) => booleen<MiseEnFormeConditionnelle>('arreterSiVrai').ecrire?.(mise, v),
    },
  },
  navigations: {
    Custom: ({ mise }) => new Expose(PERSONNALISEE, mise),
    CustomOrNullObject: ({ mise }) => new Expose(PERSONNALISEE, mise),
  },
  methodes: {
    GetRange: ({ plage, mise }) => exposerPlage(new Plage(plage.feuille, mise.zone)),
    GetRangeOrNullObject: ({ plage, mise }) => exposerPlage(new Plage(plage.feuille, mise.zone)),
    Delete: ({ plage, mise }) => plage.feuille.conditionnelles.supprimer([mise]),
  },
};

const posees = (plage: Plage): Placee[] => plage.feuille.conditionnelles.de(plage.zone).map((mise) => ({ plage, mise }));
const exposerMise = (placee: Placee | undefined): ObjetHote | null => (placee ? new Expose(CONDITIONAL_FORMAT, placee) : null);

const CONDITIONAL_FORMATS: TypeHote<Plage> = {
  nom: 'ConditionalFormatCollection',
  elements: (plage) => posees(plage).map((placee) => new Expose(CONDITIONAL_FORMAT, placee)),
  element: (plage, p) => exposerMise(posees(plage).find(({ mise }) => mise.id === p.cle(0))),
  methodes: {
    GetItemOrNullObject: (plage, p) => exposerMise(posees(plage).find(({ mise }) => mise.id === p.cle(0))),
    GetItemAt: (plage, p) => {
      const mise = exposerMise(posees(plage)[p.entier(0)]);
      if (!mise) throw erreurs.introuvable();
      return mise;
    },
    GetCount: (plage) => posees(plage).length,
    Add: (plage, p) => {
      if (p.texte(0) !== 'Custom') throw erreurs.nonConstruit(`ConditionalFormatCollection.add (${p.texte(0)})`);
      plage.feuille.verifierStructure();
      return exposerMise({ plage, mise: plage.feuille.conditionnelles.ajouter(plage.feuille.classeur.nouvelId(), plage.zone) });
    },
    ClearAll: (plage) => {
      plage.feuille.verifierStructure();
      plage.feuille.conditionnelles.supprimer(plage.feuille.conditionnelles.de(plage.zone));
    },
  },
};

export function exposerConditionnelles(plage: Plage): ObjetHote {
  return new Expose(CONDITIONAL_FORMATS, plage);
}
