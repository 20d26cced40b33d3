/** Figures that stand outside the tables, known by their formula: their place moves with what lies above them. */
import { parametre } from './declarer';
import { GARANTIE, INVENTAIRE, NEGOFLUX, REFERENTIEL } from './sources';
import { dans, renvoi, somme, type Explication } from './types';

type Isolee = Omit<Explication, 'nature'>;

export const CELLULES_ISOLEES: readonly (readonly [formule: RegExp, explication: Isolee])[] = [
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
    /^=IF\(AND\(COUNTIF\([A-Z$]+\d+:[A-Z$]+\d+,"À vérifier"\)=0,LEFT\(INDEX\(ControleComptage\[Contrôle\],1\),2\)="OK"\),"OK","À vérifier"\)$/,
    {
      titre: 'Tous les contrôles du flux sont-ils bons ?',
      termes: [
        renvoi('ControleFlux', 'Contrôle des parts', 'Contrôles par territoire'),
        renvoi('ControleComptage', 'Contrôle', 'Contrôle du comptage'),
      ],
      regle: '« OK » si aucun territoire n’a de contrôle à vérifier et si le comptage suit l’exercice.',
      source: NEGOFLUX,
    },
  ],
  [
    /^=IF\(INDEX\(ControleComptage\[Intermédiaires dans le flux\],1\)>0,/,
    {
      titre: 'Des logements intermédiaires ou non conventionnés comptent-ils dans le flux ?',
      termes: [renvoi('ControleComptage', 'Intermédiaires dans le flux', 'Intermédiaires dans le flux')],
      regle: 'Aucun texte lu ne les en sort : ils y restent, sauf si les parties excluent le motif « Non conventionné ».',
      source: NEGOFLUX,
    },
  ],
  [
    /^=INDEX\(ControleComptage\[Contrôle\],1\)$/,
    {
      titre: 'Ces tableaux suivent-ils l’exercice saisi ?',
      termes: [renvoi('ControleComptage', 'Contrôle', 'Contrôle du comptage')],
      regle: 'À vérifier si l’exercice a changé depuis l’insertion des tableaux, ou si des logements ne sont plus comptés.',
      source: NEGOFLUX,
    },
  ],
  [
    /^=IF\(INDEX\(ControleComptage\[Exercice\],1\)=INDEX\(ControleComptage\[Exercice à l’insertion\],1\)/,
    {
      titre: 'Les libérations sont-elles celles de l’année N-1 ?',
      termes: [
        renvoi('ControleComptage', 'Exercice à l’insertion', 'Exercice à l’insertion'),
        renvoi('ControleComptage', 'Exercice', 'Exercice'),
      ],
      regle: 'Saisies ou lues pour un exercice, elles restent celles de son année N-1 quand l’exercice change.',
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
    /^=IF\(INDEX\(Parametres\[Valeur\],MATCH\("Base du plafond de garantie"/,
    {
      titre: 'Le plafond des garanties s’applique-t-il programme par programme ?',
      termes: [
        dans('Parametres', 'Valeur', 'Base du plafond de garantie', { nom: 'Base du plafond de garantie', colonneCle: 'Paramètre' }),
      ],
      regle: 'Seulement si la base du plafond est « Programme » dans Hypothèses ; sinon ce tableau est là pour information.',
      source: GARANTIE,
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
    /^=IF\(INDEX\(Parametres\[Valeur\],MATCH\("Droits uniques et droits pour un tour de l’inventaire"/,
    {
      titre: 'Des droits à une seule attribution sont-ils comptés à part ?',
      termes: [
        parametre('droitsUniquesEtUnTour'),
        somme('DroitsAPart', 'Droits uniques', 'Droits uniques'),
        somme('DroitsAPart', 'Droits pour un tour', 'Droits pour un tour'),
        somme('DroitsAPart', 'Logements', 'Logements'),
      ],
      regle: 'Alerte si l’inventaire en a : comptés à part, ils ne sont ni dans les parts ni dans les droits de suite.',
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
    /^=SUM\(Controles\[(Erreur|Alerte)\]\)-SUMIF\(/,
    {
      titre: 'Remarques encore ouvertes',
      termes: [renvoi('Controles', 'Gravité', 'Remarques'), renvoi('Controles', 'Traité', 'Remarques traitées')],
      regle: 'Toutes celles de cette gravité, moins celles qu’une décision a traitées.',
      source: NEGOFLUX,
    },
  ],
  [
    /^="Remarques relevées : /,
    {
      titre: 'Remarques relevées, traitées et encore ouvertes',
      termes: [renvoi('Controles', 'Gravité', 'Remarques'), renvoi('Controles', 'Traité', 'Remarques traitées')],
      regle: 'Une remarque est traitée quand elle est acceptée avec une valeur, ou ignorée avec un motif.',
      source: NEGOFLUX,
    },
  ],
  [
    /^=IF\(SUM\(Qualite\[Logements\]\)=0,"[^"]*",IF\(\$?D\$?\d+>0/,
    {
      titre: 'L’inventaire est-il assez sûr pour être remis ?',
      termes: [renvoi('Controles', 'Gravité', 'Remarques'), renvoi('Controles', 'Traité', 'Remarques traitées')],
      regle: 'Non tant qu’une erreur est ouverte ; oui avec réserves tant qu’une alerte l’est, ou qu’une valeur manque.',
      source: NEGOFLUX,
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
