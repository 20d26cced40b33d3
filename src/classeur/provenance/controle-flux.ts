/** Control totals of the flux, territoire by territoire. */
import { LIBELLE_CATEGORIE } from '../../domaine/categories';
import { calcul, parametre } from './declarer';
import { CCH_ETAT, NEGOFLUX, PLAFONDS, REFERENTIEL } from './sources';
import { dans, ici, somme, type Entree, type TableExpliquee, type Terme } from './types';

const CLE = 'D{Territoire}';

export const expliquerControleFlux: TableExpliquee = ({ tables }): readonly Entree[] => {
  const total = (colonne: string, nom: string) => somme(tables.flux, colonne, nom, ['Clé territoire', CLE]);
  const assiette = dans(tables.assiette, 'Assiette', CLE, { symbole: 'N' });
  const part = (categorie: 'etat-prioritaires' | 'etat-agents') =>
    somme('Flux', 'Part retenue', LIBELLE_CATEGORIE[categorie], ['Clé territoire', CLE], ['Catégorie', LIBELLE_CATEGORIE[categorie]]);
  const etat = (titre: string, plafond: 'plafondEtat' | 'plafondAgents', ...parts: readonly Terme[]): Entree[1] => ({
    titre,
    calcul: parts.map(({ nom }) => `{${nom}}`).join(' + '),
    termes: [...parts, parametre(plafond, { indirect: true })],
    regle: 'Somme des parts retenues des réservataires de l’État, que le plafond des paramètres a déjà limitées.',
    source: CCH_ETAT,
  });
  return [
    [
      'Assiette',
      {
        titre: 'Assiette du territoire (logements par an)',
        symbole: 'N',
        calcul: '{N}',
        termes: [assiette],
        regle: 'Lue dans la feuille Assiette.',
        source: REFERENTIEL,
      },
    ],
    [
      'Assiette arrondie',
      {
        titre: 'Assiette en logements entiers',
        calcul: 'arrondi({N})',
        termes: [assiette],
        regle: 'Arrondie au plus proche : ce que les flux arrondis doivent totaliser.',
        source: NEGOFLUX,
      },
    ],
    [
      'Somme des parts',
      {
        titre: 'Somme des parts retenues',
        calcul: '{Parts retenues du territoire}',
        termes: [total('Part retenue', 'Parts retenues du territoire')],
        regle: 'Doit faire 100 %.',
        source: NEGOFLUX,
      },
    ],
    [
      'Somme des flux',
      {
        titre: 'Somme des flux estimés (logements par an)',
        calcul: '{Flux du territoire}',
        termes: [total('Flux estimé', 'Flux du territoire')],
        regle: 'Doit faire l’assiette.',
        source: NEGOFLUX,
      },
    ],
    [
      'Somme des arrondis',
      {
        titre: 'Somme des flux arrondis (logements)',
        calcul: '{Flux arrondis du territoire}',
        termes: [total('Flux arrondi', 'Flux arrondis du territoire')],
        regle: 'Doit faire l’assiette arrondie.',
        source: NEGOFLUX,
      },
    ],
    [
      'Contrôle des parts',
      {
        titre: 'Les parts font-elles 100 % ?',
        termes: [ici('Somme des parts'), total('Part', 'Parts comptées du territoire'), parametre('tolerance')],
        regle:
          'Les parts retenues font 100 %, et les parts comptées n’y dépassent pas : un logement compté plusieurs fois ne se voit que là. L’écart toléré est un paramètre.',
        source: NEGOFLUX,
      },
    ],
    [
      'Contrôle du flux',
      {
        titre: 'Les flux font-ils l’assiette ?',
        termes: [ici('Somme des flux'), assiette],
        regle:
          '« OK » si la somme des flux fait l’assiette, à un millionième près ; « À vérifier » aussi tant que le taux de rotation est inconnu.',
        source: NEGOFLUX,
      },
    ],
    [
      'Contrôle de l’arrondi',
      {
        titre: 'Les arrondis font-ils l’assiette arrondie ?',
        regle:
          '« OK » si les deux nombres entiers sont égaux. Les plus forts restes le garantissent ; les autres arrondis affichent leur écart, qui n’est pas une faute.',
        source: NEGOFLUX,
      },
    ],
    [
      'Part de l’État',
      etat('Part de l’État dans le flux annuel, agents compris', 'plafondEtat', part('etat-prioritaires'), part('etat-agents')),
    ],
    ['Part des agents de l’État', etat('Part des agents de l’État dans le flux annuel', 'plafondAgents', part('etat-agents'))],
    calcul(
      'Points retirés par les plafonds',
      'Ce que les plafonds retirent aux parts du territoire (points)',
      'Parts demandées sous un plafond moins parts gardées. Ce qui est retiré n’est redistribué à personne : il revient au non réservé, sauf ce qui ne faisait que dépasser 100 %.',
      PLAFONDS,
    ),
    calcul(
      'Logements retirés par les plafonds',
      'Ce que les plafonds retirent dans ce territoire (logements par an)',
      'Parts retirées × assiette. Ils reviennent au non réservé, sauf ce qui ne faisait que dépasser 100 %.',
      PLAFONDS,
    ),
    calcul('Contrôle des plafonds', 'Un plafond est-il atteint ?', 'Alerte V18 dès qu’une part est réduite par un plafond.', PLAFONDS),
    [
      'Contrôle de la capacité',
      {
        titre: 'Les droits uniques laissent-ils aux autres leur part ?',
        regle:
          'Sous la méthode des droits acquis, les parts après plafonds, avant tout règlement au-delà de 100 %, tiennent dans l’assiette ; sinon les objectifs dépassent la capacité.',
        source: REFERENTIEL,
      },
    ],
  ];
};
