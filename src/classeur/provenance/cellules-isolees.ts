/** Figures that stand outside the tables, known by their formula: their place moves with what lies above them. */
import { INVENTAIRE, NEGOFLUX, REFERENTIEL } from './sources';
import { dans, renvoi, somme, type Explication } from './types';

export const CELLULES_ISOLEES: readonly (readonly [formule: RegExp, explication: Explication])[] = [
  [
    /^=DATE\(Negoflux_Exercice-1,12,31\)$/,
    {
      titre: 'Date à laquelle le parc et les droits sont arrêtés',
      termes: [dans('Parametres', 'Valeur', 'Exercice', { nom: 'Exercice', colonneCle: 'Paramètre' })],
      regle: 'Le flux de l’année N se calcule sur le parc au 31 décembre N-1.',
      source: REFERENTIEL,
    },
  ],
  [
    /^=IF\(COUNTIF\([A-Z$]+\d+:[A-Z$]+\d+,"À vérifier"\)=0,"OK","À vérifier"\)$/,
    {
      titre: 'Tous les contrôles du flux sont-ils bons ?',
      termes: [renvoi('ControleFlux', 'Contrôle des parts', 'Contrôles par territoire')],
      regle: '« OK » si aucun territoire n’a de contrôle à vérifier.',
      source: NEGOFLUX,
    },
  ],
  [
    /^=SUM\(Comptage\[Logements\]\)$/,
    {
      titre: 'Total des logements comptés',
      calcul: '{Logements comptés}',
      termes: [somme('Comptage', 'Logements', 'Logements comptés')],
      regle: 'Somme de toutes les combinaisons.',
      source: INVENTAIRE,
    },
  ],
  [
    /^=SUM\(Biens\[Compte\]\)$/,
    {
      titre: 'Total des logements de la feuille Biens',
      termes: [renvoi('Biens', 'Compte', 'Lignes de Biens')],
      regle: 'Un logement compte une fois, quel que soit le nombre de ses réservataires.',
      source: INVENTAIRE,
    },
  ],
  [
    /^=IF\(SUM\(Comptage\[Logements\]\)=SUM\(Biens\[Compte\]\),"OK","À vérifier"\)$/,
    {
      titre: 'Tout l’inventaire est-il compté, une fois ?',
      termes: [somme('Comptage', 'Logements', 'Logements comptés'), renvoi('Biens', 'Compte', 'Lignes de Biens')],
      regle: 'Le total compté doit être celui de la feuille Biens.',
      source: NEGOFLUX,
    },
  ],
  [
    /^=SUM\(Comptage\[Poids\]\)$/,
    {
      titre: 'Somme des poids',
      calcul: '{Poids comptés}',
      termes: [somme('Comptage', 'Poids', 'Poids comptés')],
      regle: 'Égale au total des logements, sauf si un logement réservé à plusieurs compte double.',
      source: NEGOFLUX,
    },
  ],
  [
    /^=IF\(AND\(NOT\(INDEX\(Parametres\[Valeur\],MATCH\("Droits acquis hors Action Logement"/,
    {
      titre: 'La méthode des droits acquis est-elle réservée à Action Logement ?',
      termes: [
        dans('Parametres', 'Valeur', 'Droits acquis hors Action Logement', {
          nom: 'Droits acquis hors Action Logement',
          colonneCle: 'Paramètre',
        }),
        renvoi('Reservataires', 'Méthode', 'Méthode de chaque réservataire'),
      ],
      regle: 'Alerte si un autre réservataire suit cette méthode sans que le paramètre le permette.',
      source: REFERENTIEL,
    },
  ],
  [
    /^=IF\(COUNTIF\(Reservataires\[Catégorie\],"Action Logement"\)/,
    {
      titre: 'Tous les réservataires concernés par les droits acquis sont-ils listés ?',
      termes: [renvoi('Reservataires', 'Catégorie', 'Catégorie de chaque réservataire')],
      regle: 'À vérifier si un réservataire est entré dans cette méthode depuis la dernière mise à jour des tableaux.',
      source: NEGOFLUX,
    },
  ],
  [
    /^=IF\(OR\(SUM\(Qualite\[Logements\]\)=0,/,
    {
      titre: 'Note de qualité de l’inventaire',
      termes: [renvoi('Qualite', 'Taux', 'Taux de chaque indicateur'), renvoi('Qualite', 'Poids', 'Poids de chaque indicateur')],
      regle: 'Moyenne des taux des indicateurs, pondérée par leurs poids.',
      source: INVENTAIRE,
    },
  ],
  [
    /^=SUM\(Qualite\[À corriger\]\)$/,
    {
      titre: 'Valeurs à corriger, tous indicateurs',
      calcul: '{Valeurs à corriger}',
      termes: [somme('Qualite', 'À corriger', 'Valeurs à corriger')],
      regle: 'Somme des indicateurs.',
      source: INVENTAIRE,
    },
  ],
  [
    /^=IF\(SUM\(ControlesParRegle\[Nombre\]\)=COUNTA\(/,
    {
      titre: 'Toutes les remarques sont-elles comptées ?',
      termes: [somme('ControlesParRegle', 'Nombre', 'Remarques par règle'), renvoi('Controles', 'Gravité', 'Remarques')],
      regle: 'Le total par règle doit être le nombre de remarques.',
      source: NEGOFLUX,
    },
  ],
  [
    /^=IF\(SUM\(Qualite\[Logements\]\)=0,"/,
    {
      titre: 'Ce que dit la note de qualité',
      termes: [renvoi('Qualite', 'À corriger', 'Valeurs à corriger')],
      regle: 'Nomme l’indicateur qui a le plus de valeurs à corriger.',
      source: INVENTAIRE,
    },
  ],
];
