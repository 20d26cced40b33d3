/** How the flux becomes whole dwellings, and where the rows of Flux are read. */
import { calcul, donnee, rang, reglage } from './declarer';
import { NEGOFLUX } from './sources';
import { ici, somme, type Entree, type TableExpliquee } from './types';

export const expliquerArrondi: TableExpliquee = (cadre): readonly Entree[] => {
  const { table, tables } = cadre;
  const duTerritoire = (colonne: string, nom: string) => somme(table, colonne, nom, ['Clé territoire', '{Clé territoire}']);
  return [
    calcul(
      'Flux arrondi',
      'Flux de {Réservataire} en logements entiers',
      'Selon l’arrondi choisi. Plus forts restes : la partie entière, plus 1 aux plus grands restes tant qu’il reste des logements à donner, dans l’ordre des lignes en cas d’égalité. Demi supérieur : au plus proche. Plancher : la partie entière. Plafond : l’entier au-dessus.',
      NEGOFLUX,
      { termes: [reglage(cadre, 'arrondi'), ici('Flux à arrondir'), ici('Flux entier'), ici('Reste'), ici('À donner'), ici('Ordre')] },
    ),
    calcul(
      'Flux à arrondir',
      'Flux estimé, débarrassé du bruit de calcul',
      'Arrondi à neuf décimales, pour que deux flux égaux le restent.',
      NEGOFLUX,
      {
        calcul: '{F}',
        termes: [ici('Flux estimé', 'F')],
      },
    ),
    calcul('Flux entier', 'Partie entière du flux (logements)', 'Partie entière du flux à arrondir.', NEGOFLUX, {
      calcul: 'ent({Flux à arrondir})',
      termes: [ici('Flux à arrondir')],
    }),
    calcul('Reste', 'Partie décimale du flux', 'Sous les plus forts restes, les plus grands reçoivent les logements à donner.', NEGOFLUX, {
      calcul: '{Flux à arrondir} − {Flux entier}',
      termes: [ici('Flux à arrondir'), ici('Flux entier')],
    }),
    calcul(
      'À donner',
      'Logements que les plus forts restes ont à donner dans le territoire',
      'Total du territoire arrondi au plus proche, moins les parties entières.',
      NEGOFLUX,
      {
        calcul: 'arrondi({Flux du territoire}) − {Parties entières du territoire}',
        termes: [duTerritoire('Flux à arrondir', 'Flux du territoire'), duTerritoire('Flux entier', 'Parties entières du territoire')],
      },
    ),
    donnee('Ordre', 'Ordre de la ligne dans le tableau', 'Départage deux restes égaux sous les plus forts restes.', NEGOFLUX),
    rang('Rang comptage', 'ComptageReservataires'),
    rang('Rang assiette', tables.assiette),
    rang('Rang hypothèse', 'Reservataires'),
    rang('Rang infra', 'des réservataires infra-départementaux'),
  ];
};
