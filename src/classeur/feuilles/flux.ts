import { NON_RESERVE } from '../../domaine/bien';
import type { PlanFeuille } from '../plan';
import { adresse } from '../formules';
import { controlesDeColonne, feuille, formatsDeControle, LIGNE_ENTETE, plageDeColonne, presentation } from '../construire';
import type { Contexte } from '../contexte';
import { tableControleFlux } from './controle-flux';
import { tableFlux } from './table-flux';

export function feuilleFlux(contexte: Contexte): PlanFeuille {
  const { reference } = contexte;
  const flux = tableFlux(contexte, reference, LIGNE_ENTETE);
  const controle = tableControleFlux(contexte, LIGNE_ENTETE, flux.colonnes.length + 1);
  const premier = reference.resultats.flux[0]?.territoire;
  const nombre = reference.resultats.flux.filter(({ territoire }) => territoire === premier).length;
  const fin = LIGNE_ENTETE + 1 + nombre;
  const bas = LIGNE_ENTETE + flux.lignes.length + 3;
  const etat = adresse(3, 3);
  const conforme = controle.lignes.every((ligneControle) => [4, 5, 6].every((rang) => ligneControle[rang] === 'OK'));
  const etats = plageDeColonne(controle, 'Contrôle des parts', 'Contrôle de l’arrondi');
  return feuille({
    cle: 'flux',
    nom: 'Flux',
    couleurOnglet: '#00B050',
    cellules: [
      ...presentation(
        'Flux annuel par réservataire',
        'Quelle part du flux, et combien de logements par an, reviennent à chaque réservataire ?',
        'Part = logements réservés ÷ parc éligible (ou parc total) ; part retenue = part convenue si elle est saisie, sinon part comptée ; flux estimé = part retenue × assiette, arrondi aux plus forts restes. ' +
          `${NON_RESERVE} reçoit ce que personne ne réserve ; sous la méthode des droits acquis, le flux est la somme des droits uniques (Référentiel interbailleurs Occitanie, 2023 ; CCH R.441-5).`,
        8,
      ),
      { ligne: 3, colonne: 0, contenu: 'Contrôles : parts = 100 %, flux = assiette', role: 'etiquette' },
      {
        ligne: 3,
        colonne: 3,
        contenu: { formule: `=IF(COUNTIF(${etats},"À vérifier")=0,"OK","À vérifier")`, valeur: conforme ? 'OK' : 'À vérifier' },
        role: 'controle',
      },
    ],
    tables: [flux, controle],
    misesEnForme: [
      ...formatsDeControle(etat, etat),
      ...['Contrôle des parts', 'Contrôle du flux', 'Contrôle de l’arrondi', 'Contrôle de l’État'].flatMap((entete) => controlesDeColonne(controle, entete)),
    ],
    graphiques:
      nombre === 0
        ? []
        : [
            {
              nom: 'GraphiqueParts',
              type: 'barres',
              titre: `Parts retenues du flux annuel – territoire ${premier ?? ''}`,
              categories: `B${LIGNE_ENTETE + 2}:B${fin}`,
              series: [{ nom: 'Part retenue', valeurs: `E${LIGNE_ENTETE + 2}:E${fin}` }],
              ancre: { ligne: bas, colonne: 0, ligneFin: bas + 20, colonneFin: 6 },
              format: 'pourcent2',
            },
          ],
    figer: { lignes: LIGNE_ENTETE + 1, colonnes: 2 },
  });
}
