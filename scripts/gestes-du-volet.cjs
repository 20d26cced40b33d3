/* What a person does in the pane of the sandbox page, step by step: for the screenshots and for the tests in the browser. */

async function lireInventaire(volet, delai = {}) {
  await volet.getByRole('button', { name: 'Lire l’inventaire' }).click();
  await volet.getByText(/4.462 logements retenus/).waitFor(delai);
}

async function ouvrirLeScenario(volet) {
  await volet.getByRole('tab', { name: /Scénarios/ }).click();
  await volet.getByRole('button', { name: 'Créer un scénario' }).click();
}

/** In the form that is open. */
async function saisirLeScenario(volet) {
  await volet.getByLabel(/Nom du scénario/).fill('Mutations à 40');
  await volet
    .getByLabel(/Mutations/)
    .first()
    .fill('40');
  await volet.getByRole('button', { name: 'Enregistrer le scénario' }).click();
}

module.exports = { lireInventaire, ouvrirLeScenario, saisirLeScenario };
