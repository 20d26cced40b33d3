/** The frame: title, status, four steps. Steps after the first load when they are opened. */
import { FluentProvider, makeStyles, Spinner, Tab, TabList, Title3, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Bandeau } from './composants/Bandeau';
import { LimiteErreur } from './composants/LimiteErreur';
import { Provenance } from './provenance/Provenance';
import { EcranInventaire } from './ecrans/EcranInventaire';
import { estLectureTexte } from './etat/source';
import { useNegoflux } from './etat/useNegoflux';
import type { Services } from './services';
import { THEMES, useTheme } from './theme';

const EcranControles = lazy(() => import('./ecrans/EcranControles').then((m) => ({ default: m.EcranControles })));
const EcranTableaux = lazy(() => import('./ecrans/EcranTableaux').then((m) => ({ default: m.EcranTableaux })));
const EcranScenarios = lazy(() => import('./ecrans/EcranScenarios').then((m) => ({ default: m.EcranScenarios })));

const Fraicheur = lazy(() => import('./provenance/Fraicheur').then((m) => ({ default: m.Fraicheur })));

const ETAPES = [
  { cle: 'inventaire', titre: 'Inventaire', Ecran: EcranInventaire },
  { cle: 'controles', titre: 'Contrôles', Ecran: EcranControles },
  { cle: 'tableaux', titre: 'Tableaux', Ecran: EcranTableaux },
  { cle: 'scenarios', titre: 'Scénarios', Ecran: EcranScenarios },
] as const;
type Etape = (typeof ETAPES)[number]['cle'];

const useStyles = makeStyles({
  page: { minHeight: '100vh', boxSizing: 'border-box', minWidth: '280px' },
  entete: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  onglets: { flexWrap: 'wrap', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  contenu: { padding: tokens.spacingHorizontalM, overflowWrap: 'anywhere' },
});

export function App({ services }: { readonly services: Services }) {
  const styles = useStyles();
  const negoflux = useNegoflux(services);
  const nomTheme = useTheme();
  const [etape, setEtape] = useState<Etape>('inventaire');
  const {
    commandes,
    etat: { lecture },
  } = negoflux;

  useEffect(() => {
    void commandes.actualiserClasseur();
  }, [commandes]);

  const { Ecran } = ETAPES.find((e) => e.cle === etape) ?? ETAPES[0];
  return (
    <FluentProvider theme={THEMES[nomTheme]} className={styles.page}>
      <header className={styles.entete}>
        <Title3 as="h1">Négoflux</Title3>
        <Bandeau {...negoflux} />
      </header>
      <nav aria-label="Étapes">
        <TabList
          size="small"
          className={styles.onglets}
          selectedValue={etape}
          onTabSelect={(_, { value }) => setEtape(value as Etape)}
          aria-label="Étapes de la négociation"
        >
          {ETAPES.map(({ cle, titre }, i) => (
            <Tab key={cle} id={`onglet-${cle}`} value={cle} aria-controls={cle === etape ? 'panneau' : undefined}>
              {`${i + 1}. ${titre}`}
            </Tab>
          ))}
        </TabList>
      </nav>
      {lecture !== null && !estLectureTexte(lecture) && (
        <Suspense fallback={null}>
          <Fraicheur key={negoflux.etat.lecturesFaites} porte={services.porte} negoflux={negoflux} lecture={lecture} />
        </Suspense>
      )}
      <main>
        <div role="tabpanel" id="panneau" aria-labelledby={`onglet-${etape}`} className={styles.contenu}>
          <LimiteErreur key={etape}>
            <Suspense fallback={<Spinner size="small" label="Chargement de l’étape…" />}>
              <Ecran {...negoflux} />
            </Suspense>
          </LimiteErreur>
        </div>
      </main>
      <Provenance porte={services.porte} negoflux={negoflux} />
    </FluentProvider>
  );
}
