import { erreurs } from '../../fil/erreurs';
import { Expose, type ObjetHote, type Scalaire, type TypeHote } from '../../fil/objet-hote';
import type { Feuille } from '../feuille';
import { Graphique, type Axe, type Serie } from '../graphique';
import { EVENEMENT } from '../evenements';
import { lireCouleur } from '../style';
import { booleen, nombre, plageDonnee, texte } from './commun';
import { exposerFeuille } from './feuilles';

const proteger = (g: Graphique): void => g.feuille.verifierStructure();

const TITRE: TypeHote<Graphique> = {
  nom: 'ChartTitle',
  scalaires: {
    Text: {
      lire: (g) => g.titre,
      ecrire: (g, v) => {
        proteger(g);
        g.titre = v.texte(0);
        g.titreVisible = true;
      },
    },
    Visible: booleen<Graphique>('titreVisible', proteger),
  },
};
const LEGENDE: TypeHote<Graphique> = {
  nom: 'ChartLegend',
  scalaires: { Visible: booleen<Graphique>('legendeVisible', proteger), Position: texte<Graphique>('positionDeLegende', proteger) },
};

const TITRE_D_AXE: TypeHote<Axe> = {
  nom: 'ChartAxisTitle',
  scalaires: {
    Text: {
      lire: (a) => a.titre,
      ecrire: (a, v) => {
        a.titre = v.texte(0);
        a.titreVisible = true;
      },
    },
    Visible: booleen<Axe>('titreVisible'),
  },
};
const QUADRILLAGE: TypeHote<Axe> = { nom: 'ChartGridlines', scalaires: { Visible: booleen<Axe>('quadrillage') } };
const borne = (cle: 'minimum' | 'maximum'): Scalaire<Axe> => ({
  lire: (a) => a[cle],
  ecrire: (a, v) => void (a[cle] = v.brut(0) === '' ? '' : v.nombre(0)),
});
const AXE: TypeHote<Axe> = {
  nom: 'ChartAxis',
  scalaires: {
    Visible: booleen<Axe>('visible'),
    Minimum: borne('minimum'),
    Maximum: borne('maximum'),
    NumberFormat: texte<Axe>('format'),
  },
  navigations: { Title: (a) => new Expose(TITRE_D_AXE, a), MajorGridlines: (a) => new Expose(QUADRILLAGE, a) },
};
const AXES: TypeHote<Graphique> = {
  nom: 'ChartAxes',
  navigations: { CategoryAxis: (g) => new Expose(AXE, g.axes.categorie), ValueAxis: (g) => new Expose(AXE, g.axes.valeur) },
};

interface SerieDe {
  readonly graphique: Graphique;
  readonly serie: Serie;
}
const FOND_DE_SERIE: TypeHote<Serie> = {
  nom: 'ChartFill',
  methodes: { SetSolidColor: (s, p) => void (s.couleur = lireCouleur(p.texte(0))), Clear: (s) => void (s.couleur = '') },
};
const FORMAT_DE_SERIE: TypeHote<Serie> = { nom: 'ChartSeriesFormat', navigations: { Fill: (s) => new Expose(FOND_DE_SERIE, s) } };
const SERIE: TypeHote<SerieDe> = {
  nom: 'ChartSeries',
  scalaires: {
    Name: { lire: ({ serie }) => serie.nom, ecrire: ({ serie }, v) => void (serie.nom = v.texte(0)) },
    ChartType: { lire: ({ graphique, serie }) => serie.type ?? graphique.type, ecrire: ({ serie }, v) => void (serie.type = v.texte(0)) },
    HasDataLabels: { lire: ({ serie }) => serie.etiquettes, ecrire: ({ serie }, v) => void (serie.etiquettes = v.booleen(0)) },
  },
  navigations: { Format: ({ serie }) => new Expose(FORMAT_DE_SERIE, serie) },
  methodes: {
    SetValues: ({ graphique, serie }, p) => void (serie.valeurs = plageDonnee(p, 0, graphique.feuille)),
    SetXAxisValues: ({ graphique, serie }, p) => void (serie.categories = plageDonnee(p, 0, graphique.feuille)),
    Delete: ({ graphique, serie }) => void (graphique.series = graphique.series.filter((s) => s !== serie)),
  },
};
const SERIES: TypeHote<Graphique> = {
  nom: 'ChartSeriesCollection',
  scalaires: { Count: { lire: (g) => g.series.length } },
  elements: (g) => g.series.map((serie) => new Expose(SERIE, { graphique: g, serie })),
  methodes: {
    GetItemAt: (g, p) => {
      const serie = g.series[p.entier(0)];
      if (!serie) throw erreurs.introuvable();
      return new Expose(SERIE, { graphique: g, serie });
    },
    GetCount: (g) => g.series.length,
    Add: (g, p) => {
      proteger(g);
      return new Expose(SERIE, { graphique: g, serie: g.ajouterSerie(p.texte(0, `Série${g.series.length + 1}`)) });
    },
  },
};

const CHART: TypeHote<Graphique> = {
  nom: 'Chart',
  identite: (g) => ({ Id: g.id }),
  scalaires: {
    Id: { lire: (g) => g.id },
    Name: texte<Graphique>('nom', proteger),
    ChartType: texte<Graphique>('type', proteger),
    Top: nombre<Graphique>('haut', proteger),
    Left: nombre<Graphique>('gauche', proteger),
    Width: nombre<Graphique>('largeur', proteger),
    Height: nombre<Graphique>('hauteur', proteger),
  },
  navigations: {
    Title: (g) => new Expose(TITRE, g),
    Legend: (g) => new Expose(LEGENDE, g),
    Axes: (g) => new Expose(AXES, g),
    Series: (g) => new Expose(SERIES, g),
    Worksheet: (g) => exposerFeuille(g.feuille),
  },
  methodes: {
    Activate: (g) => g.feuille.classeur.activer(g.feuille),
    SetData: (g, p) => g.alimenter(plageDonnee(p, 0, g.feuille), p.texte(1, 'Auto')),
    SetPosition: (g, p) => {
      proteger(g);
      g.placer(plageDonnee(p, 0, g.feuille).zone, p.present(1) ? plageDonnee(p, 1, g.feuille).zone : null);
    },
    Delete: (g) => {
      proteger(g);
      g.feuille.graphiques = g.feuille.graphiques.filter((autre) => autre !== g);
    },
  },
};

const exposer = (g: Graphique | undefined): ObjetHote | null => (g ? new Expose(CHART, g) : null);
const trouver = (f: Feuille, cle: string): ObjetHote | null =>
  exposer(f.graphiques.find((g) => g.id === cle || g.nom.toLowerCase() === cle.toLowerCase()));
function obtenir(graphique: ObjetHote | null): ObjetHote {
  if (!graphique) throw erreurs.introuvable();
  return graphique;
}

const CHARTS: TypeHote<Feuille> = {
  nom: 'ChartCollection',
  scalaires: { Count: { lire: (f) => f.graphiques.length } },
  elements: (f) => f.graphiques.map((g) => new Expose(CHART, g)),
  element: (f, p) => trouver(f, p.cle(0)),
  methodes: {
    GetItem: (f, p) => obtenir(trouver(f, p.cle(0))),
    GetItemOrNullObject: (f, p) => trouver(f, p.cle(0)),
    GetItemAt: (f, p) => obtenir(exposer(f.graphiques[p.entier(0)])),
    GetCount: (f) => f.graphiques.length,
    Add: (f, p) => {
      f.verifierStructure();
      const { classeur } = f;
      const graphique = new Graphique(f, classeur.nouvelId(), p.texte(0), plageDonnee(p, 1, null), p.texte(2, 'Auto'));
      f.graphiques.push(graphique);
      classeur.evenements.emettre(EVENEMENT.graphiqueAjoute, [f.id], { chartId: graphique.id, worksheetId: f.id, source: 'Local' });
      return exposer(graphique);
    },
  },
};

export function exposerGraphiques(feuille: Feuille): ObjetHote {
  return new Expose(CHARTS, feuille);
}
