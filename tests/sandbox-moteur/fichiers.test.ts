import { enregistrerClasseur } from '../../src/sandbox/fichiers/enregistrer';
import { ouvrirClasseur } from '../../src/sandbox/fichiers/ouvrir';
import { Classeur } from '../../src/sandbox/modele';
import { Graphique } from '../../src/sandbox/modele/graphique';
import { Plage } from '../../src/sandbox/modele/plage';
import { creerMoteur } from '../../src/sandbox/moteur/ironcalc';
import { initialiserMoteurNode } from '../../src/sandbox/moteur/noeud';

beforeAll(() => initialiserMoteurNode());

function exemple(): Classeur {
  const classeur = new Classeur({ moteur: creerMoteur });
  const biens = classeur.ajouterFeuille('Biens');
  const autre = classeur.ajouterFeuille('Droits acquis');
  [
    ['Département', 'Poids', 'Fin'],
    ['31', 1, 45657],
    ['09', 0.5, 45658],
  ].forEach((ligne, l) => ligne.forEach((valeur, c) => biens.poser(l, c, valeur)));
  biens.poser(0, 3, 'Double');
  classeur.ajouterTableau(biens, { l0: 0, c0: 0, l1: 2, c1: 3 }, true, 'Biens_');
  for (const l of [1, 2]) biens.poser(l, 3, { formule: '=[@Poids]*2' });
  biens.formater({ l0: 0, c0: 0, l1: 0, c1: 3 }, { gras: true, fond: '#003366', couleur: '#FFFFFF' });
  biens.formater({ l0: 1, c0: 2, l1: 2, c1: 2 }, { format: 'dd/mm/yyyy' });
  biens.fige = { lignes: 1, colonnes: 0 };
  biens.largeurs.set(0, 90);
  autre.poser(0, 0, { formule: '=SUM(Biens_[Poids])' });
  autre.poser(0, 1, { formule: '=IF(A1>taux,"oui","non")' });
  autre.poser(1, 0, 0.072);
  classeur.noms.ajouter('taux', null, "='Droits acquis'!$A$2");
  classeur.noms.ajouter('Negoflux_Feuille', autre, "='Droits acquis'!$A$1");
  classeur.noms.ajouter('Negoflux_Feuille', biens, '=Biens!$A$1');
  const liste = autre.validations.propre({ l0: 1, c0: 0, l1: 3, c1: 0 });
  liste.regle = { list: { inCellDropDown: true, source: '=Biens!$A$2:$A$3' } };
  Object.assign(autre.conditionnelles.ajouter('c1', { l0: 0, c0: 0, l1: 3, c1: 0 }), {
    formule: '=A1>1',
    fond: '#FFCCCC',
    couleur: '#9C0006',
  });
  autre.fusions = [{ l0: 5, c0: 0, l1: 5, c1: 3 }];
  const graphique = new Graphique(autre, 'g1', 'ColumnClustered', new Plage(biens, { l0: 0, c0: 0, l1: 2, c1: 1 }), 'Columns');
  graphique.titre = 'Poids par département';
  autre.graphiques.push(graphique);
  return classeur;
}

test('ce qui est enregistré se rouvre à l’identique', async () => {
  const rouvert = await ouvrirClasseur(await enregistrerClasseur(exemple()), { moteur: creerMoteur });
  const biens = rouvert.feuille('Biens');
  const autre = rouvert.feuille('Droits acquis');
  if (biens === null || autre === null) throw new Error('feuille perdue');
  expect(biens.valeur(1, 0)).toBe('31');
  expect(biens.valeur(2, 2)).toBe(45658);
  expect(biens.texte(2, 2)).toBe('01/01/2025');
  expect(biens.grille.formule(1, 3)).toBe('=Biens_[[#This Row],[Poids]]*2');
  expect(biens.valeur(2, 3)).toBe(1);
  expect(autre.valeur(0, 0)).toBe(1.5);
  expect(autre.valeur(0, 1)).toBe('oui');
  expect(rouvert.tableau('Biens_')?.zone).toEqual({ l0: 0, c0: 0, l1: 2, c1: 3 });
  expect(biens.style(0, 0)).toMatchObject({ gras: true, fond: '#003366', couleur: '#FFFFFF' });
  expect(biens.fige).toEqual({ lignes: 1, colonnes: 0 });
  expect(Math.abs((biens.largeurs.get(0) ?? 0) - 90)).toBeLessThan(1);
  expect(rouvert.noms.trouver('Negoflux_Feuille', autre)?.cible()?.adresse).toBe("'Droits acquis'!A1");
  expect(rouvert.noms.trouver('Negoflux_Feuille', biens)?.cible()?.adresse).toBe('Biens!A1');
  expect(rouvert.noms.trouver('taux', null)?.cible()?.feuille).toBe(autre);
  expect(autre.validations.de({ l0: 2, c0: 0, l1: 2, c1: 0 })?.regle).toEqual({
    list: { inCellDropDown: true, source: '=Biens!$A$2:$A$3' },
  });
  expect(autre.conditionnelles.liste).toMatchObject([{ formule: '=A1>1', fond: '#FFCCCC', couleur: '#9C0006' }]);
  expect(autre.fusions).toEqual([{ l0: 5, c0: 0, l1: 5, c1: 3 }]);
  expect(autre.graphiques.map((g) => [g.titre, g.type, g.donnees()])).toEqual([
    ['Poids par département', 'ColumnClustered', [{ nom: 'Poids', categories: ['31', '09'], valeurs: [1, 0.5] }]],
  ]);
});
